----------------------------- MODULE MsixResize -----------------------------
(***************************************************************************)
(* HEADLINE SYSTEM: can changing the number of MSI-X vectors of a running  *)
(* function lose an interrupt?                                             *)
(*                                                                         *)
(* Vectors irq0.. are live. The guest unmasks one more; the write traps    *)
(* into the VMM, and the VMM has the host kernel provide it. Programs are  *)
(* sequences of the steps of Software, put together below from the host    *)
(* kernel's operations; each operator names the function it follows.       *)
(*                                                                         *)
(*   StaticResize   free everything, clear Enable, allocate more, enable   *)
(*                  (vfio_msix_vector_do_use without dynamic MSI-X, B36)   *)
(*   DynamicAppend  write the new, masked entry and open it                *)
(*                  (pci_msix_alloc_irq_at, B39)                           *)
(*   Shrink         take the last vector away, the others untouched        *)
(*   ShrinkHere     the same in a kernel that finds handlers by vector only *)
(***************************************************************************)
EXTENDS Programs, TLC

CONSTANTS
  Live,     \* the irqs that are in use from the start, a sequence
  Added,    \* the irqs that the resize adds, a sequence
  Target,   \* irq |-> [cpu, vector] that it is delivered to
  NewTarget \* irq |-> [cpu, vector] after the resize

SetControl(v) == SetRegister(Live[1], "messageControl", v)

-----------------------------------------------------------------------------
(* The host kernel. *)

(* free_irq: mask with read-back, wait for handlers (pci_msi_mask_irq,     *)
(* synchronize_irq). Linux takes the action off the descriptor first: what *)
(* still comes finds no handler. Here a slot is all that leads to one, so  *)
(* the vector is shut down before software waits (clear_irq_vector does it *)
(* later; nothing takes the vector in between).                            *)
StopIrq(i) == <<SetRegister(i, "control", "masked"), ReadBack("table"), OnSlot("shutdown", Target[i]),
                OnIrq("synchronize", i)>>

(* The message of zeroes (msi_domain_deactivate) is left out where Enable  *)
(* is cleared and every message written anew.                              *)
EndIrq(i) == StopIrq(i) \o <<OnIrq("freeIrq", i)>>

(* The message of i, low to high (pci_write_msg_msix). *)
WriteMessage(i) == <<Begin(i, NewTarget[i]),
                     SetRegister(i, "address", NewTarget[i].cpu), SetRegister(i, "data", NewTarget[i].vector),
                     OnIrq("endUpdate", i)>>

MaskEntry(i) == <<SetRegister(i, "control", "masked")>>

(* request_irq: the entry is opened at startup. *)
RequestIrq(i) == <<SetRegister(i, "control", "open")>>

ReserveVector(i) == <<IrqToSlot("reserve", i, NewTarget[i])>>

(* pci_free_irq_vectors: Enable is cleared. *)
DisableMsix == <<SetControl("off"), ReadBack("config")>>

(* msix_capability_init: enable with Function Mask, allocate and write the *)
(* messages into masked entries, mask every entry, clear Function Mask.    *)
EnableMsix(irqs) ==
  ForEach(irqs, ReserveVector) \o <<SetControl("on-masked")>> \o ForEach(irqs, WriteMessage)
    \o ForEach(irqs, MaskEntry) \o <<SetControl("on"), ReadBack("config")>>

-----------------------------------------------------------------------------
(* The virtual machine monitor, on the processor that handles the trap. *)

AllIrqs == Live \o Added

StaticResize ==
  <<Named("await", "unmask")>>
    \o ForEach(Live, EndIrq) \o DisableMsix \o EnableMsix(AllIrqs) \o ForEach(AllIrqs, RequestIrq)
    \o <<Named("signal", "unmasked")>>

DynamicAppend ==
  <<Named("await", "unmask")>>
    \o ForEach(Added, ReserveVector) \o ForEach(Added, WriteMessage) \o <<ReadBack("table")>>
    \o ForEach(Added, RequestIrq)
    \o <<Named("signal", "unmasked")>>

(* One vector goes, the others stay: pci_msix_free_irq on the last live    *)
(* one, after its source was told to be quiet. VFIO itself keeps such a    *)
(* vector until MSI-X is disabled.                                         *)
Last == Live[Len(Live)]

ZeroMessage(i) == <<SetRegister(i, "address", "none"), SetRegister(i, "data", 0), ReadBack("table")>>

TakeAway(i) == <<OnIrq("disarm", i)>> \o StopIrq(i) \o ZeroMessage(i) \o <<OnIrq("freeIrq", i)>>

Shrink == TakeAway(Last)

(* A kernel that runs where the interrupt goes, and does not shut the      *)
(* vector down before its handler is freed: behind the read-back whatever  *)
(* was sent is in this processor's IRR, and is taken before it goes on.    *)
ShrinkHere ==
  <<OnIrq("disarm", Last), SetRegister(Last, "control", "masked"), ReadBack("table"),
    OnSlot("awaitIrrClear", Target[Last]), OnIrq("synchronize", Last), OnIrq("freeIrq", Last)>>
    \o ZeroMessage(Last) \o <<OnSlot("shutdown", Target[Last])>>

(* The guest's driver opens its new vectors and lets the device use them   *)
(* once the trapped write returns.                                         *)
ArmAdded == ForEach(Added, LAMBDA i : <<OnIrq("arm", i)>>)

GuestGrows == <<Named("signal", "unmask"), Named("await", "unmasked")>> \o ArmAdded

(* A driver whose device may use the new vectors before it opens them.     *)
GuestGrowsEarly == ArmAdded \o <<Named("signal", "unmask"), Named("await", "unmasked")>>

-----------------------------------------------------------------------------
(* The start: live entries open with their messages, the others as after a *)
(* reset.                                                                  *)
StartEntry   == [i \in Irqs |->
                   IF i \in Range(Live)
                     THEN [address |-> Target[i].cpu, upper |-> "zero", data |-> Target[i].vector, control |-> "open"]
                     ELSE [address |-> "none", upper |-> "zero", data |-> 0, control |-> "masked"]]
ResizeStart  == [control |-> "on", entry |-> StartEntry, slot |-> OwnedSlots(Live, Target), armed |-> Range(Live)]
                  @@ PlainStart
=============================================================================
