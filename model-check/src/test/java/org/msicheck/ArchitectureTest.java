package org.msicheck;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.msicheck.model.SpecFolder;
import org.msicheck.ref.state.MachineState;

/** What CONTRIBUTING.md says of packages. */
class ArchitectureTest {
    private static final String[] REFERENCE = {
        "org.msicheck.system..", "org.msicheck.registers..", "org.msicheck.ref..", "org.msicheck.observer.."
    };
    private static final String ROOT = "org.msicheck.";
    private static final int MOST_FILES = 20;
    /** Files in them are still above the limit; nothing may be added here. */
    private static final Set<String> TOO_LARGE = Set.of("org.msicheck.validate.engine");
    /** Simple names that two classes still share; nothing may be added here. */
    private static final Set<String> SHARED_NAMES = Set.of("Outcome", "Sources", "Words");

    private static final String[] TLC = {"tlc2..", "tla2sany..", "util..", "pcal.."};
    /** Of both modules, without tests: from where they were loaded. */
    private final JavaClasses classes = new ClassFileImporter()
            .importUrls(Stream.of(SpecFolder.class, MachineState.class)
                    .map(c -> c.getProtectionDomain().getCodeSource().getLocation())
                    .toList());

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
                .resideInAnyPackage(REFERENCE)
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        Stream.concat(Stream.of("java.."), Stream.of(REFERENCE)).toArray(String[]::new))
                .check(classes);
        assertThat(classes.containPackage("org.msicheck.system")).isTrue();
    }

    /** What the artefact msicheck-junit is made of, and what its pom.xml names. */
    @Test
    void shouldKeepTheValidatorFreeOfWhatItsArtefactDoesNotHave() {
        noClasses()
                .that()
                .resideInAnyPackage("org.msicheck.validate..", "org.msicheck.output", "org.msicheck.verdict")
                .and()
                .resideOutsideOfPackage("org.msicheck.validate.bench")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideOutsideOfPackages(
                                "java..",
                                "javax..",
                                "com.fasterxml.jackson.core..",
                                "com.fasterxml.jackson.databind..",
                                "org.apache.commons.text..",
                                "org.junit.jupiter.api..",
                                "org.msicheck.observer..",
                                "org.msicheck.ref..",
                                "org.msicheck.registers..",
                                "org.msicheck.system..",
                                "org.msicheck.validate..",
                                "org.msicheck.output",
                                "org.msicheck.verdict")
                        .or(JavaClass.Predicates.resideInAPackage("org.msicheck.validate.bench")))
                .check(classes);
    }

    @Test
    void shouldKeepPackagesSmall() {
        final Map<String, Long> large = topLevel()
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        large.values().removeIf(files -> files <= MOST_FILES);
        assertThat(large.keySet()).isEqualTo(TOO_LARGE);
    }

    @Test
    void shouldNameEachClassOnce() {
        final Map<String, List<String>> shared = topLevel()
                .filter(c -> !c.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName,
                        TreeMap::new,
                        Collectors.mapping(JavaClass::getName, Collectors.toList())));
        shared.values().removeIf(names -> names.size() == 1);
        assertThat(shared.keySet()).as("%s", shared).isEqualTo(SHARED_NAMES);
    }

    private Stream<JavaClass> topLevel() {
        return classes.stream().filter(JavaClass::isTopLevelClass);
    }

    @Test
    void shouldHaveOnlyArrowsThatGoDownInThePictureOfRooms() throws IOException {
        final List<List<String>> picture = picture();
        assertThat(upward(picture)).isEmpty();
        // The rule can fail.
        final List<List<String>> turned = new ArrayList<>(picture);
        Collections.reverse(turned);
        assertThat(upward(turned)).contains("org.msicheck.prove -> org.msicheck.tlc");
    }

    @Test
    void shouldShowEachRoomOnce() throws IOException {
        final List<String> shown =
                picture().stream().flatMap(List::stream).sorted().toList();
        assertThat(shown)
                .isEqualTo(topLevel()
                        .map(c -> room(c.getPackageName()))
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** Dependencies between packages whose rooms the picture shows in the wrong order. */
    private Set<String> upward(final List<List<String>> picture) {
        final Set<String> upward = new TreeSet<>();
        for (final JavaClass from : classes) {
            for (final Dependency dependency : from.getDirectDependenciesFromSelf()) {
                final String target = dependency.getTargetClass().getPackageName();
                if (target.startsWith(ROOT) && line(picture, target) < line(picture, from.getPackageName())) {
                    upward.add(from.getPackageName() + " -> " + target);
                }
            }
        }
        return upward;
    }

    private static int line(final List<List<String>> picture, final String packageName) {
        return IntStream.range(0, picture.size())
                .filter(i -> picture.get(i).contains(room(packageName)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("CONTRIBUTING.md does not show the room of " + packageName));
    }

    private static String room(final String packageName) {
        return packageName.substring(ROOT.length()).split("\\.", -1)[0];
    }

    /** The rooms line by line, as CONTRIBUTING.md shows them; what follows two spaces and a dash is a remark. */
    private static List<List<String>> picture() throws IOException {
        final String text = Files.readString(SpecFolder.shipped().root().resolveSibling("CONTRIBUTING.md"));
        final String section = text.substring(text.indexOf("## Rooms"));
        final String block = section.substring(section.indexOf("```") + 3);
        return block.substring(0, block.indexOf("```"))
                .lines()
                .map(line -> line.replaceFirst(" - .*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(line -> List.of(line.split(" +", -1)))
                .toList();
    }
}
