package org.msicheck.ref.machine;

import org.msicheck.ref.software.StepAction;
import org.msicheck.system.ActionLabel;

/** An action with its label, which is made once. */
record BoundAction(ActionLabel label, StepAction action) {}
