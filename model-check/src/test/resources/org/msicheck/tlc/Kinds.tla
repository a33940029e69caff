------------------------------- MODULE Kinds -------------------------------
(* One state for each kind of value that TLC knows. *)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANT atom

VARIABLE x

Kinds == <<
  TRUE, 0, 7, "s", "with \"quotes\" and \\", atom,
  <<>>, <<1, <<2>>>>, [a |-> 1], [b |-> 1, a |-> [d |-> {}, c |-> <<>>]],
  {}, {10, 9, 1}, {"b", "a"}, {{2}, {1, 2}, {}}, 3 .. 5,
  SUBSET {1, 2}, {y \in 1 .. 4 : y > 2}, {y + 1 : y \in 1 .. 2}, {1} \cup {2}, {1, 2} \ {2}, UNION {{1}, {2}},
  [i \in 1 .. 3 |-> i * i], [i \in 0 .. 2 |-> i], [s \in {"q", "p"} |-> 1], [s \in {atom, "p"} |-> s],
  [i \in {} |-> 1], [s \in {<<1, 2>>, <<1, 1>>} |-> s], [i \in {2, 1} |-> i], [i \in {3, 1} |-> i],
  [{1, 2} -> {"u", "v"}], [f : {1, 2}, g : BOOLEAN], {1, 2} \X {"t"}, [i \in 1 .. 2 |-> [j \in 1 .. 2 |-> i + j]],
  [[i \in 1 .. 3 |-> 0] EXCEPT ![2] = {atom}], Append(<<1>>, [z |-> 0, y |-> 1])
>>

Init == x = <<0, Kinds[1]>>
Step == x[1] < Len(Kinds) /\ x' = <<x[1] + 1, Kinds[x[1] + 1]>>
Next == \/ Step
        \/ FALSE
Unfinished == x[1] < Len(Kinds)
=============================================================================
