------------------------------ MODULE Mailbox ------------------------------
(* A toy: writers put two-part messages, field by field, into a register   *)
(* that a reader may take at any time. Torn: the reader got parts of two   *)
(* messages. It has the shapes that the real specification uses.           *)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS Actors, Prog, Reads, Locked, Nobody

VARIABLES pc, register, taken, owner

vars == <<pc, register, taken, owner>>

Steps == 1 .. 4
At(a, what) == {k \in Steps : k <= Len(Prog[a]) /\ Prog[a][k].do = what}

Init ==
  /\ pc = [a \in Actors |-> 1]
  /\ register = [address |-> "none", data |-> "none"]
  /\ taken = <<>>
  /\ owner = Nobody

Allowed(a) == Locked => owner = a

Write(a, k, field, value) ==
  /\ pc[a] = k
  /\ Allowed(a)
  /\ register' = [register EXCEPT ![field] = value]
  /\ pc' = [pc EXCEPT ![a] = k + 1]
  /\ UNCHANGED <<taken, owner>>

Lock(a, k) ==
  /\ pc[a] = k
  /\ owner = Nobody
  /\ owner' = a
  /\ pc' = [pc EXCEPT ![a] = k + 1]
  /\ UNCHANGED <<register, taken>>

Unlock(a, k) ==
  /\ pc[a] = k
  /\ owner' = Nobody
  /\ pc' = [pc EXCEPT ![a] = k + 1]
  /\ UNCHANGED <<register, taken>>

Take ==
  /\ Len(taken) < Reads
  /\ Locked => owner = Nobody
  /\ taken' = Append(taken, register)
  /\ UNCHANGED <<pc, register, owner>>

Next ==
  \/ \E a \in Actors : \E k \in At(a, "write") : LET s == Prog[a][k] IN Write(a, k, s.field, s.value)
  \/ \E a \in Actors : \E k \in At(a, "lock") : Lock(a, k)
  \/ \E a \in Actors : \E k \in At(a, "unlock") : Unlock(a, k)
  \/ Take

Spec == Init /\ [][Next]_vars
FairSpec == Spec /\ WF_vars(Next)

Done == \A a \in Actors : pc[a] = Len(Prog[a]) + 1
Torn == \E i \in DOMAIN taken : taken[i].address # taken[i].data
Full == Len(taken) = Reads
NotTorn == ~Torn
EventuallyFull == <>Full
EventuallyEmpty == <>[](taken = <<>>)
=============================================================================
