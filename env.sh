goO(){ S=0.6; k Escape; k Escape; k Escape; k 2; k g; k O; k g; S=0.7; }
on(){ c | sed -n 5p | grep -q Offers || echo "NOT ON OFFERS"; }
row(){ S=0.15; k g; for i in $(seq $1); do k j; done; S=0.7; }   # 0 answer 1 base 2 bonus 3 equity 4 allow 5 sign 6 hours 7 days 8 start 9 place 10 trial 11 notice
set1(){ k Enter; k C-e; k C-u; t "$1"; k Enter; }
