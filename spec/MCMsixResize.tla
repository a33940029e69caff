---------------------------- MODULE MCMsixResize ----------------------------
(***************************************************************************)
(* Models of MsixResize. Three live vectors on two processors; the VMM and *)
(* the host kernel run on cpu0, the guest's driver on cpu1. Bounds: two    *)
(* posted writes and two messages may be on their way. spec/README.md says *)
(* what is known of each bound.                                            *)
(***************************************************************************)
EXTENDS MsixResize, Readable

At(c, v) == [cpu |-> c, vector |-> v]

MCLive   == <<"irq0", "irq1", "irq2">>
OneLive  == <<"irq0">>
TwoLive  == <<"irq0", "irq1">>
ByOne    == <<"irq3">>
ByTwo    == <<"irq3", "irq4">>
None     == <<>>
MCTarget == [irq0 |-> At("cpu0", 1), irq1 |-> At("cpu1", 1), irq2 |-> At("cpu0", 2), irq3 |-> At("cpu1", 2),
             irq4 |-> At("cpu0", 3)]
MCIrqs   == Range(AllIrqs)

(* Every function that the text allows, and one that is like most emulated ones. *)
Right == [fmask |-> {"honoured"}, edge |-> {"effective"}, reset |-> {"text"}, table |-> {"always"}, drain |-> {"yes"},
          clear |-> {"yes"}, sends |-> {"waits"}, unuse |-> {"keeps"},
          masked |-> {"pends"}] @@ SourceValues
Function(device) == [function |-> MsixOf(MCIrqs, device)]
AnyDevice == Function(ChoiceValues("msix") @@ Right)
OneDevice == Function([open |-> {"live"}, enableEdge |-> {"unmasks"}, disable |-> {"keeps"}, disabled |-> {"drops"}] @@ Right)

MCActorCpu == [guest |-> "cpu1", vmm |-> "cpu0"]
VmmCpu     == [vmm |-> "cpu0"]
OtherCpu   == [vmm |-> "cpu1"]        \* not where the last vector is delivered
Static     == [guest |-> GuestGrows, vmm |-> StaticResize]
Append_    == [guest |-> GuestGrows, vmm |-> DynamicAppend]
Early      == [guest |-> GuestGrowsEarly, vmm |-> DynamicAppend]
Shrinking  == [vmm |-> Shrink]
Here       == [vmm |-> ShrinkHere]

Omit(word, program) == SelectSeq(program, LAMBDA s : s.do # word)
StaticUnsynchronized    == [Static EXCEPT !.vmm = Omit("synchronize", @)]
ShrinkUnsynchronized    == [vmm |-> Omit("synchronize", Shrink)]
HereUnflushed           == [vmm |-> Omit("flush", ShrinkHere)]

(* What was sent before a read-back returns is in IRR. *)
IrrPlatform == [PlatformValues EXCEPT !.readBack = {"irr"}]

(* The sources of two of the three live vectors interrupt: a third of the  *)
(* states. *)
TwoActive  == [ResizeStart EXCEPT !.armed = {"irq0", "irq1"}]
=============================================================================
