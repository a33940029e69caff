--------------------------- MODULE MCTwoFunctions ---------------------------
(***************************************************************************)
(* Two functions of different kinds in one machine: a nic with MSI-X, a    *)
(* disk with MSI. One actor moves the nic's entry and turns the disk's     *)
(* Enable off and on, another one resets the disk. What one function does, *)
(* its registers, its reset and its read-backs, must not touch the other.  *)
(***************************************************************************)
EXTENDS Programs, TLC

RightMsix == [fmask |-> {"honoured"}, edge |-> {"effective"}, reset |-> {"text"}, table |-> {"always"}, drain |-> {"yes"},
              clear |-> {"yes"}, sends |-> {"waits"}, unuse |-> {"keeps"}, masked |-> {"pends"}] @@ SourceValues
RightMsi  == [drain |-> {"yes"}, clear |-> {"yes"}, trim |-> {"keeps"}, lowBits |-> {"granted"}, sends |-> {"waits"},
              masked |-> {"pends"}] @@ SourceValues
Nic       == MsixOf({"irq0"}, [open |-> {"live"}, enableEdge |-> {"unmasks"}, disable |-> {"keeps", "drops"},
                               disabled |-> {"pends"}] @@ RightMsix)
Disk      == MsiOf({"irq1"}, [message |-> {"live", "apart"}, count |-> {"live"}, fold |-> {"modulo"},
                              disable |-> {"keeps", "drops"}, disabled |-> {"pends", "intx"}] @@ RightMsi,
                   [vectors |-> 1, maskable |-> TRUE], [irq1 |-> 0])
NicAndDisk == [nic |-> Nic, disk |-> InSpaces(Disk, "diskConfig", "none")]

OldNic  == [cpu |-> "cpu0", vector |-> 1]
NewNic  == [cpu |-> "cpu1", vector |-> 1]
OldDisk == [cpu |-> "cpu0", vector |-> 2]

Enable(on)     == SetRegister("irq1", "messageControl", [enabled |-> on, count |-> 1])
ReadEnable     == [do |-> "read", when |-> "always", irq |-> "irq1", reg |-> "messageControl"]
ResetAt(space) == [do |-> "reset", when |-> "always", space |-> space]

Mover ==
  <<Enable(FALSE), SetRegister("irq0", "control", "masked"), ReadBack("table"), IrqToSlot("reserve", "irq0", NewNic),
    Begin("irq0", NewNic), SetRegister("irq0", "address", NewNic.cpu), SetRegister("irq0", "data", NewNic.vector),
    OnIrq("endUpdate", "irq0"), SetRegister("irq0", "control", "open"), ReadBack("diskConfig"), ReadEnable,
    If("off", Enable(TRUE))>>

TwoActors   == [mover |-> "cpu0", resetter |-> "cpu1"]
TwoPrograms == [mover |-> Mover, resetter |-> <<ResetAt("diskConfig")>>]

Registers == [
  nic  |-> [control |-> "on", entry |-> [irq0 |-> [address |-> "cpu0", upper |-> "zero", data |-> 1, control |-> "open"]]],
  disk |-> [control |-> [enabled |-> TRUE], mask |-> {},
            regs |-> [address |-> "cpu0", upper |-> "zero", data |-> 2, count |-> 1]]]

TwoStart ==
  [dev |-> Registers, armed |-> {"irq0", "irq1"},
   slot |-> [cpu0 |-> (1 :> "irq0" @@ 2 :> "irq1"), cpu1 |-> (1 :> "free" @@ 2 :> "free")]] @@ PlainStart

(* What happens to the nic is the same whatever happens to the disk.       *)
NicIsSound ==
  /\ NeverTorn /\ NeverStale /\ NeverLeak /\ NeverPba /\ NeverIllegal
  /\ ~(Rest /\ "irq0" \in src.condition)
=============================================================================
