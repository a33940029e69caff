--------------------------- MODULE OneFunctionAny ---------------------------
(***************************************************************************)
(* Models of OneFunction: every function that the text allows. One message *)
(* field is rewritten; the fields are treated alike, and more of them make *)
(* the graph larger only.                                                  *)
(***************************************************************************)
EXTENDS OneFunction, TLC

AnyMsix == NatureValues @@ Msix!ChoiceValues
             @@ [fmask |-> {"honoured"}, edge |-> {"effective"}, reset |-> {"text"}, table |-> {"always"},
                 drain |-> {"yes"}, clear |-> {"yes"}, sends |-> {"waits"}, unuse |-> {"keeps"},
                 masked |-> {"pends"}]
AnyMsi  == NatureValues @@ Msi!ChoiceValues
             @@ [drain |-> {"yes"}, clear |-> {"yes"}, trim |-> {"keeps"}, lowBits |-> {"granted"},
                 sends |-> {"waits"}, masked |-> {"pends"}]

OneEntry == [vectors |-> 1, maskable |-> FALSE]
Maskable == [vectors |-> 1, maskable |-> TRUE]
Zero     == [vector0 |-> 0]
=============================================================================
