-------------------------- MODULE AnyBlockBounded --------------------------
(***************************************************************************)
(* AnyBlock for TLC: at most Bound messages of a vector are on their way   *)
(* to one place. From the start (AnyBlockBounded.cfg), and from every      *)
(* state of the right types in which the invariant holds, reachable or not *)
(* (AnyBlockBounded_inductive), which is the theorem of AnyBlock for these *)
(* n and Bound.                                                            *)
(***************************************************************************)
EXTENDS AnyBlock

CONSTANT Bound

BoundedNext == AbstractNext /\ \A p \in Places, i \in Block : onWay'[p][i] <= Bound
BoundedSpec == AbstractInit /\ [][BoundedNext]_abstract

(* The order of the conjuncts lets TLC drop early what the invariant does  *)
(* not allow.                                                              *)
AnyState ==
  /\ pc \in DOMAIN Steps /\ k \in Block /\ Inv1
  /\ off \in BOOLEAN /\ Inv2
  /\ used \in [address : Ends, data : Ends] /\ posted \in [address : Ends \cup {"none"}, data : Ends \cup {"none"}] /\ Inv3
  /\ table \in [Places -> [Block -> {"free", "owned", "announced"}]] /\ Inv4
  /\ onWay \in [Places -> [Block -> 0 .. Bound]] /\ Inv5
  /\ irr \in [Places -> [Block -> BOOLEAN]] /\ Inv6
  /\ handler \in [Ends -> {"idle", "entered", "busy", "stray"}] /\ Inv7
  /\ looksAt \in [Ends -> Block]
  /\ found \in BOOLEAN /\ event \in [Block -> BOOLEAN] /\ Inv8
InductiveSpec == AnyState /\ [][BoundedNext]_abstract
=============================================================================
