------------------------------ MODULE Function ------------------------------
(***************************************************************************)
(* The seam between the machine and its function: one operator a question, *)
(* answered by MsixFunction or MsiFunction as the constant Kind says. Both *)
(* functions have the fields pending, scheduled, intx, sending and may.    *)
(***************************************************************************)
EXTENDS Message

CONSTANTS
  Kind,      \* "msix" or "msi"
  Device     \* property |-> the values that the function may have

ASSUME KindIsKnown == Kind \in {"msix"}

Msix == INSTANCE MsixFunction

ChoiceValues      == Msix!ChoiceValues
FaultValues       == Msix!FaultValues
FaultIs(p, value) == Device[p] = {value}

FunctionTypeOK(f) == Msix!FunctionTypeOK(f)

(* The function as software left it. *)
NewFunction(start) == Msix!NewFunction(start.control, start.entry, [p \in DOMAIN ChoiceValues |-> Device[p]])

(* The message that software programmed for irq i. *)
Programmed(f, i) == Msix!Programmed(f, i)

EnabledFunction(f) == Msix!Enabled(f.control)
Masked(f, i)       == Msix!Masked(f, i)

(* A dword write w = [reg, irq, value] arrives. *)
WriteEffects(f, w)       == Msix!WriteEffects(f, w)
EffectsOn(reg)           == Msix!EffectsOn(reg)
AllEffects               == Msix!AllEffects
WriteDword(f, w, effect) == Msix!WriteDword(f, w, effect)
ReadDword(f, reg, i)     == Msix!ReadDword(f, reg, i)
DisableEdge(f, w)        == Msix!DisableEdge(f, w)
IllegalWrite(f, w)       == Msix!RewritesOpen(f, w)

(* An event of source i asks for an interrupt. *)
RaiseEffects(f)             == Msix!RaiseEffects(f)
AllRaiseEffects             == Msix!AllRaiseEffects
CanSend(f, i)               == Msix!CanSend(f, i)
RaiseSilently(f, i, effect) == Msix!RaiseSilently(f, i, effect)
Outgoing(f, i)              == Msix!Outgoing(f, i)
Sent(f, i)                  == Msix!Sent(f, i)
CauseGone(f, i)             == Msix!CauseGone(f, i)

Reset(f) == Msix!Reset(f)
=============================================================================
