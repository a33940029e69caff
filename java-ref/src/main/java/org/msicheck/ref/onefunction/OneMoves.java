package org.msicheck.ref.onefunction;

import java.util.ArrayList;
import java.util.List;
import org.msicheck.ref.function.Effect;
import org.msicheck.ref.function.Kept;
import org.msicheck.ref.function.Register;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;

/** The next-state relation of module OneFunction, as a list of labelled steps. */
final class OneMoves {
    private static final List<Effect> RAISE_EFFECTS = List.of(Effect.NONE, Effect.PENDS, Effect.DROPS, Effect.INTX);

    private final OneSoftware software;
    private final OneSource source;
    private final OneMessages function;
    private final OneConfig config;
    private final OneParts parts;
    private final List<OneMove> moves = new ArrayList<>();

    OneMoves(final OneVariables is) {
        this.software = new OneSoftware(is);
        this.source = new OneSource(is);
        this.function = new OneMessages(is);
        this.config = is.config();
        this.parts = is.parts();
    }

    List<OneMove> all() {
        software();
        source();
        function();
        return List.copyOf(moves);
    }

    private void add(final ActionLabel label, final int event, final OneMove.Step action) {
        moves.add(new OneMove(label, 1L << event, action));
    }

    private static ActionLabel with(final ActionLabel label, final Effect effect) {
        return label.with("effect", ModelValue.of(effect.text()));
    }

    private void software() {
        final List<ModelValue> controls = parts.messageControls();
        for (int position = 0; position < controls.size(); position++) {
            final int value = parts.encode(Register.MESSAGE_CONTROL, controls.get(position));
            final ActionLabel label = ActionLabel.of("SetMessageControl").with("value", controls.get(position));
            for (final Effect effect : parts.dev().allEffects()) {
                add(
                        with(label, effect),
                        OneEvents.messageControl(position),
                        w -> software.setMessageControl(w, value, effect));
            }
        }
        final List<ModelValue> masks = parts.masks();
        for (int position = 0; position < masks.size(); position++) {
            final int value = parts.encode(parts.maskRegister(), masks.get(position));
            add(
                    ActionLabel.of("SetMask").with("value", masks.get(position)),
                    OneEvents.mask(position),
                    w -> software.setMask(w, value));
        }
        config.fields().forEach(this::rewrites);
        add(
                ActionLabel.of("LookAtPending").with("bit", ModelValue.of(false)),
                OneEvents.pending(false),
                w -> software.lookAtPending(w, false));
        add(
                ActionLabel.of("LookAtPending").with("bit", ModelValue.of(true)),
                OneEvents.pending(true),
                w -> software.lookAtPending(w, true));
        add(ActionLabel.of("ResetOne"), OneEvents.RESET, software::resetOne);
        add(ActionLabel.of("ReadBack"), OneEvents.READ_BACK, software::readBack);
        add(ActionLabel.of("ArmOne"), OneEvents.ARM, software::armOne);
        for (final boolean open : List.of(false, true)) {
            moves.add(new OneMove(
                    ActionLabel.of("DisarmOne").with("open", ModelValue.of(open)),
                    1L << OneEvents.DISARM | (open ? 0 : 1L << OneEvents.DISARM_SHUT),
                    w -> software.disarmOne(w, open)));
        }
    }

    private void rewrites(final Register field) {
        for (final Rewritten value : Rewritten.values()) {
            final ActionLabel label = ActionLabel.of("Rewrite")
                    .with("field", ModelValue.of(field.text()))
                    .with("value", ModelValue.of(value.text()));
            for (final Effect effect : parts.dev().allEffects()) {
                moves.add(new OneMove(
                        with(label, effect),
                        OneEvents.rewrite(field, value),
                        w -> software.rewrite(w, field, value, effect)));
            }
        }
    }

    private void source() {
        for (final Effect effect : RAISE_EFFECTS) {
            add(with(ActionLabel.of("Request"), effect), OneEvents.REQUEST, w -> source.request(w, effect));
        }
        for (int owed = 0; owed <= config.owedBound(); owed++) {
            final int left = owed;
            add(leaving(ActionLabel.of("TakeBack"), left), OneEvents.TAKE_BACK, w -> source.takeBack(w, left));
        }
        add(ActionLabel.of("Pass"), OneEvents.PASS, source::pass);
        for (int most = 0; most < config.owedBound(); most++) {
            final int number = most;
            add(
                    ActionLabel.of("OweAtMost").with("number", ModelValue.of(number)),
                    OneEvents.owes(number),
                    w -> source.oweAtMost(w, number));
        }
    }

    private static ActionLabel leaving(final ActionLabel label, final int left) {
        return label.with("left", ModelValue.of(left));
    }

    private void function() {
        final int all = config.fields().stream().mapToInt(Contents::bit).sum();
        for (int content = 0; content <= all; content++) {
            if ((content & ~all) == 0) {
                messages(content);
            }
        }
        for (int owed = 0; owed <= config.owedBound(); owed++) {
            final int left = owed;
            add(leaving(ActionLabel.of("AnswerLater"), left), OneEvents.HIDDEN, w -> function.answerLater(w, left));
            add(leaving(ActionLabel.of("FindNoRoom"), left), OneEvents.HIDDEN, w -> function.findNoRoom(w, left));
        }
        add(ActionLabel.of("FindNoRoomWaiting"), OneEvents.HIDDEN, function::findNoRoomWaiting);
        add(ActionLabel.of("AnswerWaitingLater"), OneEvents.HIDDEN, function::answerWaitingLater);
    }

    private void messages(final int content) {
        final int event = OneEvents.message(content);
        final ModelValue set = Contents.set(content);
        final ActionLabel answer = ActionLabel.of("AnswerNow").with("content", set);
        for (int owed = 0; owed <= config.owedBound(); owed++) {
            final int left = owed;
            add(leaving(answer, left), event, w -> function.answerNow(w, content, left));
        }
        add(ActionLabel.of("AnswerWaiting").with("content", set), event, w -> function.answerWaiting(w, content));
        for (final Kept kept : Kept.values()) {
            add(
                    ActionLabel.of("LeaveQueue").with("content", set).with("kept", ModelValue.of(kept.text())),
                    event,
                    w -> function.leaveQueue(w, content, kept));
        }
    }
}
