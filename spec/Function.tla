------------------------------ MODULE Function ------------------------------
(***************************************************************************)
(* The seam between the machine and its function: one operator a question, *)
(* answered by MsixFunction or MsiFunction as the constant Kind says. Both *)
(* functions have the fields pending, scheduled, intx, dead, sending, may. *)
(***************************************************************************)
EXTENDS Message

CONSTANTS
  Kind,   \* "msix" or "msi"
  Device  \* property |-> the values that the function may have

(* DEFAULTS, right for MSI-X. *)
Capability == {}   \* what the function can: for MSI [vectors, maskable]
Number     == {}   \* for MSI: irq |-> the number of its vector, from 0

ASSUME KindIsKnown == Kind \in {"msix", "msi"}

Msix == INSTANCE MsixFunction
Msi  == INSTANCE MsiFunction
X    == Kind = "msix"

ChoiceValues      == IF X THEN Msix!ChoiceValues ELSE Msi!ChoiceValues
FaultValues       == IF X THEN Msix!FaultValues ELSE Msi!FaultValues
FaultIs(p, value) == Device[p] = {value}

FunctionTypeOK(f) == IF X THEN Msix!FunctionTypeOK(f) ELSE Msi!FunctionTypeOK(f)

(* The functions that software may find at the start. *)
NewFunctions(start) ==
  LET may == [p \in DOMAIN ChoiceValues |-> Device[p]]
  IN IF X THEN {Msix!NewFunction(start.control, start.entry, may)} ELSE Msi!NewFunctions(start, may)

(* The message that software programmed for irq i. *)
Programmed(f, i) == IF X THEN Msix!Programmed(f, i) ELSE Msi!Programmed(f, i)

EnabledFunction(f) == IF X THEN Msix!Enabled(f.control) ELSE f.enabled
Masked(f, i)       == IF X THEN Msix!Masked(f, i) ELSE Msi!Masked(f, i)

(* A dword write w = [reg, irq, value] arrives. *)
WriteEffects(f, w)       == IF X THEN Msix!WriteEffects(f, w) ELSE Msi!WriteEffects(f, w)
EffectsOn(reg)           == IF X THEN Msix!EffectsOn(reg) ELSE Msi!EffectsOn(reg)
AllEffects               == IF X THEN Msix!AllEffects ELSE Msi!AllEffects
WriteDword(f, w, effect) == IF X THEN Msix!WriteDword(f, w, effect) ELSE Msi!WriteDword(f, w, effect)
ReadDword(f, reg, i)     == IF X THEN Msix!ReadDword(f, reg, i) ELSE Msi!ReadDword(f, reg, i)
DisableEdge(f, w)        == IF X THEN Msix!DisableEdge(f, w) ELSE Msi!DisableEdge(f, w)
IllegalWrite(f, w)       == IF X THEN Msix!RewritesOpen(f, w) ELSE Msi!IllegalWrite(f, w)

(* An event of source i asks for an interrupt. *)
RaiseEffects(f)             == IF X THEN Msix!RaiseEffects(f) ELSE Msi!RaiseEffects(f)
AllRaiseEffects             == IF X THEN Msix!AllRaiseEffects ELSE Msi!AllRaiseEffects
CanSend(f, i)               == IF X THEN Msix!CanSend(f, i) ELSE Msi!CanSend(f, i)
RaiseSilently(f, i, effect) == IF X THEN Msix!RaiseSilently(f, i, effect) ELSE Msi!RaiseSilently(f, i, effect)
Outgoing(f, i)              == IF X THEN Msix!Outgoing(f, i) ELSE Msi!Outgoing(f, i)
Sent(f, i)                  == IF X THEN Msix!Sent(f, i) ELSE Msi!Sent(f, i)
Overrun(f, i)               == IF X THEN Msix!Overrun(f, i) ELSE Msi!Overrun(f, i)
CauseGone(f, i)             == IF X THEN Msix!CauseGone(f, i) ELSE Msi!CauseGone(f, i)

(* The send queue; Leaving, Keeps and Left are about its first message.    *)
Queues(f)           == IF X THEN Msix!Queues(f) ELSE Msi!Queues(f)
Drained(f)          == IF X THEN Msix!Drained(f) ELSE Msi!Drained(f)
Leaving(f, m, kept) == IF X THEN Msix!Leaving(f, m, kept) ELSE Msi!Leaving(f, m, kept)
Keeps(f, m)         == IF X THEN Msix!Keeps(f, m) ELSE Msi!Keeps(f, m)
Left(f, kept)       == IF X THEN Msix!Left(f, kept) ELSE Msi!Left(f, kept)
AllKept             == {"whole", "address", "data"}

(* Software tells source i not to interrupt. *)
Unused(f, i) == IF X THEN Msix!Unused(f, i) ELSE f

Reset(f) == IF X THEN Msix!Reset(f) ELSE Msi!Reset(f)
=============================================================================
