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
(***************************************************************************)
EXTENDS Outcomes

CONSTANTS
  Live,     \* the irqs that are in use from the start, a sequence
  Added,    \* the irqs that the resize adds, a sequence
  Target,   \* irq |-> [cpu, vector] that it is delivered to
  NewTarget \* irq |-> [cpu, vector] after the resize

(* Steps, with the guard "always". *)
S(word)               == [do |-> word, when |-> "always"]
OnIrq(word, i)        == [do |-> word, when |-> "always", irq |-> i]
Named(word, n)        == [do |-> word, when |-> "always", name |-> n]
OnSlot(word, t)       == [do |-> word, when |-> "always", cpu |-> t.cpu, vector |-> t.vector]
Own(t, i)             == [do |-> "reserve", when |-> "always", cpu |-> t.cpu, vector |-> t.vector, irq |-> i]
SetField(i, r, v)     == [do |-> "write", when |-> "always", irq |-> i, reg |-> r, value |-> v]
SetControl(v)         == SetField(Live[1], "messageControl", v)

RECURSIVE Concat(_)
Concat(ss) == IF ss = <<>> THEN <<>> ELSE Head(ss) \o Concat(Tail(ss))
ForEach(irqs, Op(_)) == Concat([k \in DOMAIN irqs |-> Op(irqs[k])])

-----------------------------------------------------------------------------
(* The host kernel. *)

(* free_irq: mask with read-back, shut the vector down, wait for handlers  *)
(* (pci_msi_mask_irq, irq_shutdown_and_deactivate, synchronize_irq).       *)
FreeIrq(i) == <<SetField(i, "control", "masked"), S("flush"),
                OnSlot("shutdown", Target[i]), OnIrq("synchronize", i)>>

(* The message of i, low to high (pci_write_msg_msix). *)
WriteMessage(i) == <<SetField(i, "address", NewTarget[i].cpu), SetField(i, "data", NewTarget[i].vector)>>

MaskEntry(i) == <<SetField(i, "control", "masked")>>

(* request_irq: the entry is opened at startup. *)
RequestIrq(i) == <<SetField(i, "control", "open")>>

ReleaseVector(i) == <<OnSlot("release", Target[i])>>
ReserveVector(i) == <<Own(NewTarget[i], i)>>

(* pci_free_irq_vectors: Enable is cleared, the vectors go back. *)
DisableMsix == <<SetControl("off"), S("flush")>> \o ForEach(Live, ReleaseVector)

(* msix_capability_init: enable with Function Mask, allocate and write the *)
(* messages into masked entries, mask every entry, clear Function Mask.    *)
EnableMsix(irqs) ==
  ForEach(irqs, ReserveVector) \o <<SetControl("on-masked")>> \o ForEach(irqs, WriteMessage)
    \o ForEach(irqs, MaskEntry) \o <<SetControl("on"), S("flush")>>

-----------------------------------------------------------------------------
(* The virtual machine monitor, on the processor that handles the trap. *)

AllIrqs == Live \o Added

StaticResize ==
  <<Named("await", "unmask")>>
    \o ForEach(Live, FreeIrq) \o DisableMsix \o EnableMsix(AllIrqs) \o ForEach(AllIrqs, RequestIrq)
    \o <<Named("signal", "unmasked")>>

DynamicAppend ==
  <<Named("await", "unmask")>>
    \o ForEach(Added, ReserveVector) \o ForEach(Added, WriteMessage) \o <<S("flush")>>
    \o ForEach(Added, RequestIrq)
    \o <<Named("signal", "unmasked")>>

(* The guest's driver opens its new vectors and lets the device use them   *)
(* once the trapped write returns.                                         *)
GuestGrows ==
  <<Named("signal", "unmask"), Named("await", "unmasked")>>
    \o ForEach(Added, LAMBDA i : <<OnIrq("arm", i)>>)

-----------------------------------------------------------------------------
(* The start: live entries open with their messages, the others as after a *)
(* reset.                                                                  *)
IsLive(i)    == i \in Range(Live)
StartEntry   == [i \in Irqs |->
                   IF IsLive(i)
                     THEN [address |-> Target[i].cpu, upper |-> "zero", data |-> Target[i].vector, control |-> "open"]
                     ELSE [address |-> "none", upper |-> "zero", data |-> 0, control |-> "masked"]]
OwnerOf(c, v) == {i \in Range(Live) : Target[i].cpu = c /\ Target[i].vector = v}
StartSlot     == [c \in Cpus |-> [v \in Vectors |-> IF OwnerOf(c, v) = {} THEN "free" ELSE CHOOSE i \in OwnerOf(c, v) : TRUE]]
ResizeStart   == [control |-> "on", entry |-> StartEntry, slot |-> StartSlot, armed |-> Range(Live),
                  bound |-> {}, routes |-> {}, asksMask |-> {}, asksEnable |-> {}]
=============================================================================
