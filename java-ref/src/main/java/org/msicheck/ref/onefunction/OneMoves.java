package org.msicheck.ref.onefunction;

import java.util.ArrayList;
import java.util.List;
import org.msicheck.ref.function.Effect;
import org.msicheck.ref.function.Register;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;

/** The next-state relation of module OneFunction, as a list of labelled steps. */
final class OneMoves {
    private static final List<Effect> RAISE_EFFECTS = List.of(Effect.NONE, Effect.PENDS, Effect.DROPS, Effect.INTX);

    private final OneFunction system;
    private final OneConfig config;
    private final OneParts parts;
    private final List<OneMove> moves = new ArrayList<>();

    OneMoves(final OneFunction system, final OneConfig config, final OneParts parts) {
        this.system = system;
        this.config = config;
        this.parts = parts;
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
                        w -> system.setMessageControl(w, value, effect));
            }
        }
        final List<ModelValue> masks = parts.masks();
        for (int position = 0; position < masks.size(); position++) {
            final int value = parts.encode(parts.maskRegister(), masks.get(position));
            add(
                    ActionLabel.of("SetMask").with("value", masks.get(position)),
                    OneEvents.mask(position),
                    w -> system.setMask(w, value));
        }
        config.fields().forEach(this::rewrites);
        add(
                ActionLabel.of("LookAtPending").with("bit", ModelValue.of(false)),
                OneEvents.pending(false),
                w -> system.lookAtPending(w, false));
        add(
                ActionLabel.of("LookAtPending").with("bit", ModelValue.of(true)),
                OneEvents.pending(true),
                w -> system.lookAtPending(w, true));
        add(ActionLabel.of("ResetOne"), OneEvents.RESET, system::resetOne);
        add(ActionLabel.of("DisarmOne"), OneEvents.DISARM, system::disarmOne);
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
                        w -> system.rewrite(w, field, value, effect)));
            }
        }
    }

    private void source() {
        for (final Effect effect : RAISE_EFFECTS) {
            add(with(ActionLabel.of("Request"), effect), OneEvents.REQUEST, w -> system.request(w, effect));
        }
        for (int owed = 0; owed <= config.owedBound(); owed++) {
            final int left = owed;
            add(leaving(ActionLabel.of("TakeBack"), left), OneEvents.TAKE_BACK, w -> system.takeBack(w, left));
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
            add(leaving(ActionLabel.of("AnswerLater"), left), OneEvents.HIDDEN, w -> system.answerLater(w, left));
            add(leaving(ActionLabel.of("FindNoRoom"), left), OneEvents.HIDDEN, w -> system.findNoRoom(w, left));
        }
        add(ActionLabel.of("FindNoRoomWaiting"), OneEvents.HIDDEN, system::findNoRoomWaiting);
        add(ActionLabel.of("AnswerWaitingLater"), OneEvents.HIDDEN, system::answerWaitingLater);
        add(ActionLabel.of("Pass"), OneEvents.PASS, system::pass);
    }

    private void messages(final int content) {
        final int event = OneEvents.message(content);
        final ModelValue set = Contents.set(content);
        final ActionLabel answer = ActionLabel.of("AnswerNow").with("content", set);
        for (int owed = 0; owed <= config.owedBound(); owed++) {
            final int left = owed;
            add(leaving(answer, left), event, w -> system.answerNow(w, content, left));
        }
        add(ActionLabel.of("AnswerWaiting").with("content", set), event, w -> system.answerWaiting(w, content));
        add(ActionLabel.of("LeaveQueue").with("content", set), event, system::leaveQueue);
    }
}
