------------------------ MODULE MsiMultiVectorUpdate ------------------------
(***************************************************************************)
(* HEADLINE SYSTEM: can software give an MSI function with several vectors *)
(* a new base message, or more vectors, while the function is working,     *)
(* without losing an interrupt?                                            *)
(*                                                                         *)
(* Message n of the function is its base message with n in the low bits of *)
(* the data, so all vectors move together: from an aligned block of        *)
(* vectors on one processor to another one. The mover runs on the old      *)
(* target. Protocols:                                                      *)
(*                                                                         *)
(*   Naive     address and data one after the other (B01, B11)             *)
(*   TwoStep   first the data, then the address, each a single dword, then *)
(*             a look at IRR (msi_set_affinity, semantics.md section 3)    *)
(*   Disabled  Enable off, write, Enable on (B02)                          *)
(*   Masked    with mask bits: mask all, write, unmask all                 *)
(***************************************************************************)
EXTENDS Programs, TLC

CONSTANTS
  Block,     \* the irqs of the function, a sequence in the order of their numbers
  Old,       \* irq |-> [cpu, vector] before
  New,       \* irq |-> [cpu, vector] after
  Transit    \* irq |-> [cpu, vector] between: the new vector on the old processor

First == Block[1]

ReserveNew(i)      == <<IrqToSlot("reserve", i, New[i])>>
AnnounceTransit(i) == <<OnSlot("announce", Transit[i])>>
BeginAll(t)        == ForEach(Block, LAMBDA i : <<Begin(i, t[i])>>)
EndAll             == ForEach(Block, LAMBDA i : <<OnIrq("endUpdate", i)>>)

(* What Linux does for each message: the address, then the data, then a    *)
(* read-back (pci_write_msg_msi).                                          *)
WriteBase(t) == <<SetRegister(First, "address", t[First].cpu), SetRegister(First, "data", t[First].vector), ReadBack("config")>>

(* The old vectors go back when nothing is left of them in IRR. *)
Cleanup == ForEach(Block, LAMBDA i : <<OnSlot("awaitIrrClear", Old[i]), OnSlot("release", Old[i])>>)

(* A stray on the transit vector is sent again to the new one. *)
RetriggerStray(i) == <<OnSlot("testIrr", Transit[i]), If("yes", IrqToSlot("retrigger", i, New[i]))>>

Naive ==
  <<S("irqsOff")>> \o ForEach(Block, ReserveNew) \o BeginAll(New) \o WriteBase(New) \o EndAll \o <<S("irqsOn")>> \o Cleanup

TwoStep ==
  <<S("irqsOff")>> \o ForEach(Block, ReserveNew) \o ForEach(Block, AnnounceTransit)
    \o BeginAll(Transit) \o WriteBase(Transit) \o EndAll
    \o BeginAll(New) \o WriteBase(New) \o EndAll
    \o ForEach(Block, RetriggerStray)
    \o <<S("irqsOn")>> \o Cleanup

Control(enabled) == SetRegister(First, "messageControl", [enabled |-> enabled, count |-> Len(Block)])

Disabled ==
  ForEach(Block, ReserveNew) \o <<Control(FALSE)>> \o BeginAll(New) \o WriteBase(New) \o EndAll
    \o <<Control(TRUE), ReadBack("config")>> \o Cleanup

MaskedUpdate ==
  ForEach(Block, ReserveNew) \o <<SetRegister(First, "mask", Range(Block)), ReadBack("config")>>
    \o BeginAll(New) \o WriteBase(New) \o EndAll
    \o <<SetRegister(First, "mask", {})>> \o Cleanup

UpdateStart ==
  [control |-> [enabled |-> TRUE], mask |-> {}, slot |-> OwnedSlots(Block, Old), armed |-> Range(Block),
   regs |-> [address |-> Old[First].cpu, upper |-> "zero", data |-> Old[First].vector, count |-> Len(Block)]]
    @@ PlainStart
=============================================================================
