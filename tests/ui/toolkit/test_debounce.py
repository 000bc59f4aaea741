"""What is typed is stored after a pause, and while one types on and on, before a second has passed."""

from types import SimpleNamespace

from interview_desk.ui.toolkit import debounce


class Owner:
    """Somebody with a clock and timers, neither of which runs by itself."""

    def __init__(self):
        self.now = 100.0
        self.due = None

    def set_timer(self, delay, do):
        self.due = (self.now + delay, do)
        return SimpleNamespace(stop=lambda: setattr(self, "due", None))

    def later(self, span):
        self.now += span
        while self.due is not None and self.due[0] <= self.now:
            _, do = self.due
            self.due = None
            do()


def test_a_pause_stores_and_so_does_typing_on_and_on(monkeypatch):
    owner = Owner()
    monkeypatch.setattr(debounce, "time", SimpleNamespace(monotonic=lambda: owner.now))
    done = []
    waiting = debounce.Debouncer(owner, lambda: done.append(owner.now))
    waiting.schedule()
    owner.later(debounce.QUIET / 2)
    assert (done, waiting.is_waiting) == ([], True)
    owner.later(debounce.QUIET)
    assert (len(done), waiting.is_waiting) == (1, False)
    begun = owner.now
    for _ in range(50):
        waiting.schedule()
        owner.later(0.1)
    assert len(done) >= 5
    gaps = [after - before for before, after in zip([begun, *done[1:]], done[1:], strict=False)]
    assert max(gaps) <= 1.0
    waiting.schedule()
    waiting.stop()
    owner.later(5)
    assert not waiting.is_waiting
