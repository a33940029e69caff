----------------------- MODULE MCMsiMultiVectorUpdate -----------------------
(***************************************************************************)
(* Models of MsiMultiVectorUpdate: N vectors of an MSI function without    *)
(* mask bits (or with them) move from an aligned block on cpu0 to one on   *)
(* cpu1.                                                                   *)
(***************************************************************************)
EXTENDS MsiMultiVectorUpdate, Readable

CONSTANT N    \* vectors: 1, 2, 4 or 8

Names    == <<"irq0", "irq1", "irq2", "irq3", "irq4", "irq5", "irq6", "irq7">>
MCBlock  == SubSeq(Names, 1, N)
MCIrqs   == Range(MCBlock)
MCNumber == [i \in MCIrqs |-> (CHOOSE k \in 1 .. N : Names[k] = i) - 1]

(* Aligned to 8: vectors 8 to 15 and 16 to 23. *)
MCVectors == (8 .. 7 + N) \cup (16 .. 15 + N)
Shifted(cpuName, base) == [i \in MCIrqs |-> [cpu |-> cpuName, vector |-> base + MCNumber[i]]]
MCOld     == Shifted("cpu0", 8)
MCNew     == Shifted("cpu1", 16)
MCTransit == Shifted("cpu0", 16)

(* Larger blocks, of which only two sources ever interrupt, whichever they *)
(* are.                                                                    *)
Pairs       == {s \in SUBSET MCIrqs : Cardinality(s) = 2}
SpecTwo     == (\E s \in Pairs : InitArmed(s)) /\ [][Next]_vars
FairSpecTwo == SpecTwo /\ QuietFairness

NothingWrongProp ==
  [](/\ NeverLost /\ NeverTorn /\ NeverStale /\ NeverLeak /\ NeverPba /\ NeverStuck
     /\ NeverFault /\ NeverIntx /\ NeverIllegal /\ NeverBlocked /\ NeverWedge)

Right      == [drain |-> {"yes"}, clear |-> {"yes"}, trim |-> {"keeps"}, lowBits |-> {"granted"},
               sends |-> {"waits"}, masked |-> {"pends"}] @@ SourceValues
Live       == [ChoiceValues("msi") EXCEPT !.message = {"live"}, !.count = {"live"}] @@ Right
One        == [message |-> {"live"}, count |-> {"live"}, fold |-> {"modulo"}, disable |-> {"keeps"},
               disabled |-> {"pends"}] @@ Right

Function(device, maskable) == [function |-> MsiOf(MCIrqs, device, [vectors |-> N, maskable |-> maskable], MCNumber)]
AnyDevice      == Function(ChoiceValues("msi") @@ Right, FALSE)
LiveDevice     == Function(Live, FALSE)
MaskableDevice == Function(Live, TRUE)
OneDevice      == Function(One, FALSE)

(* The test of IRR needs a read-back that reaches it. *)
IrrPlatform == [PlatformValues EXCEPT !.readBack = {"irr"}]

MCActorCpu == [mover |-> "cpu0"]
MCNaive    == [mover |-> Naive]
MCTwoStep  == [mover |-> TwoStep]
MCNoFlush  == [mover |-> SelectSeq(TwoStep, LAMBDA s : s.do # "flush")]
MCDisabled == [mover |-> Disabled]
MCMasked   == [mover |-> MaskedUpdate]
=============================================================================
