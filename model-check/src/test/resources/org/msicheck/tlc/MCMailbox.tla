----------------------------- MODULE MCMailbox -----------------------------
EXTENDS Mailbox

CONSTANTS left, right

MCActors == {left, right}
Put(v)   == <<[do |-> "write", field |-> "address", value |-> v], [do |-> "write", field |-> "data", value |-> v]>>
Bare     == [a \in MCActors |-> Put(IF a = left THEN "l" ELSE "r")]
Guarded  == [a \in MCActors |-> <<[do |-> "lock"]>> \o Bare[a] \o <<[do |-> "unlock"]>>]
=============================================================================
