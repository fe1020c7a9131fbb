package io.skybound.allinone.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/** What the rules are held against. */
final class Classes {

    static final String PRODUCTION_ROOT = "io.skybound";
    static final String FIXTURE_ROOT = "io.skybound.allinone.architecture.fixture";

    /** All of SkyBound but its tests. */
    static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar") && !location.contains("/test-classes/"))
            .importPackages(PRODUCTION_ROOT);

    private Classes() {}

    static JavaClasses fixture() {
        return new ClassFileImporter().importPackages(FIXTURE_ROOT);
    }

    /** That the rule complains about each of these classes. */
    static void assertBreaks(ArchRule rule, Class<?>... offenders) {
        for (Class<?> offender : offenders) {
            assertBreaks(rule, new ClassFileImporter().importClasses(offender), offender);
        }
    }

    /** That the rule complains about the offender when it sees all of them. */
    static void assertBreaks(ArchRule rule, JavaClasses classes, Class<?> offender) {
        assertThat(rule.allowEmptyShould(true)
                        .evaluate(classes)
                        .getFailureReport()
                        .getDetails())
                .as(rule.getDescription())
                .anyMatch(detail -> detail.contains(offender.getName()));
    }
}
