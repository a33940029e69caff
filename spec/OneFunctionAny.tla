--------------------------- MODULE OneFunctionAny ---------------------------
(***************************************************************************)
(* Models of OneFunction: every function that the text allows. One message *)
(* field is rewritten; the fields are treated alike, and more of them make *)
(* the graph larger only.                                                  *)
(***************************************************************************)
EXTENDS OneFunction, TLC

MsixDevice == NatureValues @@ ChoiceValues("msix")
             @@ [fmask |-> {"honoured"}, edge |-> {"effective"}, reset |-> {"text"}, table |-> {"always"},
                 drain |-> {"yes"}, clear |-> {"yes"}, sends |-> {"waits"}, unuse |-> {"keeps"},
                 masked |-> {"pends"}, gate |-> {"none"}]
MsiDevice  == NatureValues @@ ChoiceValues("msi")
             @@ [drain |-> {"yes"}, clear |-> {"yes"}, trim |-> {"keeps"}, lowBits |-> {"granted"},
                 sends |-> {"waits"}, masked |-> {"pends"}, gate |-> {"none"}]

AnyMsix == [function |-> MsixOf(Irqs, MsixDevice)]
AnyMsi  == [function |-> MsiOf(Irqs, MsiDevice, [vectors |-> 1, maskable |-> TRUE], [vector0 |-> 0])]
=============================================================================
