------------------------------ MODULE Refused ------------------------------
(* Shapes of actions that are refused, and errors in models. *)
EXTENDS Naturals, TLC

VARIABLE x

Init == x = 0
Add(n) == x < 2 /\ x' = x + n
Choose(s) == \E n \in s : Add(n)
Moving == {n \in {1, 2} : n > x}

Bare           == x < 2 /\ x' = x + 1
Conjoined      == \E n \in {1} : x < 1 /\ Add(n)
NotConstant    == \E n \in Moving : Add(n)
Hidden         == \/ Choose(Moving)
                  \/ Add(1)

AddBoth(m)     == \E n \in {m} : Add(n)
TwiceTheName   == \E n \in {1} : AddBoth(n)
Good           == \E n \in {1} : Add(n)
Fails          == x' = IF x < 1 THEN x + 1 ELSE "a" + 1
WrongEval      == Fails \/ FALSE
Asserts        == Assert(x < 1, "x grew") /\ x' = x + 1
WrongAssertion == Asserts \/ FALSE
=============================================================================
