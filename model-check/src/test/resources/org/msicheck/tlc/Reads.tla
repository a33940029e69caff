------------------------------- MODULE Reads -------------------------------
(* Predicates that read their variables in every way that there is. The    *)
(* predicates named Slow... say the same in one piece that reads all four  *)
(* variables, so that nothing can be remembered.                           *)
EXTENDS Naturals, Sequences

CONSTANT Fixed

VARIABLES w, x, y, z

Init == w = 0 /\ x = 0 /\ y = <<>> /\ z \in {0, 1}
AddW == w < 3 /\ w' = w + 1 /\ UNCHANGED <<x, y, z>>
AddX == x < 3 /\ x' = x + 1 /\ UNCHANGED <<w, y, z>>
Put(v) == Len(y) < 2 /\ y' = Append(y, v) /\ UNCHANGED <<w, x, z>>
Next == AddW \/ AddX \/ \E v \in {1, 2} : Put(v)

H == INSTANCE Half WITH value <- x + z, limit <- w
Replaced == Fixed
Sum == x + w

Quiet    == x = z /\ Len(y) > 0
Direct   == x > 1
Nested   == Quiet /\ w < 2
Bound    == \E i \in 1 .. x : i \in {y[k] : k \in 1 .. Len(y)}
Local    == LET s == w + x IN s > 2
Instance == H!Small
Override == x < Replaced
Enabled  == ENABLED AddX
Filtered == {i \in 1 .. w : i > z} # {}
Chosen   == (CASE w > 1 -> z = 0 [] OTHER -> Len(y) = 1) /\ Local

Slow(p) == <<w, x, y, z>> # <<>> /\ p
SlowQuiet    == Slow(Quiet)
SlowDirect   == Slow(Direct)
SlowNested   == Slow(Nested)
SlowBound    == Slow(Bound)
SlowLocal    == Slow(Local)
SlowInstance == Slow(Instance)
SlowOverride == Slow(Override)
SlowEnabled  == Slow(Enabled)
SlowFiltered == Slow(Filtered)
SlowChosen   == Slow(Chosen)
=============================================================================
