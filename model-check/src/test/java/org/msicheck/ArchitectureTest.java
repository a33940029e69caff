package org.msicheck;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String[] TLC = {"tlc2..", "tla2sany..", "util..", "pcal.."};
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.msicheck");

    @Test
    void shouldHaveNoCycleBetweenPackages() {
        slices().matching("org.msicheck.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void shouldCallTlcFromOnePackageOnly() {
        final ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackages("org.msicheck.tlc.engine")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TLC);
        rule.check(classes);
        // The rule can fail.
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TLC)
                .check(classes));
    }

    @Test
    void shouldKeepTheReferenceFreeOfEverythingElse() {
        noClasses()
                .that()
                .resideInAnyPackage("org.msicheck.system..", "org.msicheck.registers..", "org.msicheck.ref..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..", "org.msicheck.system..", "org.msicheck.registers..", "org.msicheck.ref..")
                .check(classes);
        assertThat(classes.containPackage("org.msicheck.system")).isTrue();
    }
}
