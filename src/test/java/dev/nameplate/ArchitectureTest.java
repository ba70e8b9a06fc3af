package dev.nameplate;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the table of packages: who may import whom, and where each library lives. */
class ArchitectureTest {

    private static final String BASE = "dev.nameplate";

    /** Every package and the packages of ours that it may import. The root may import all. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            entry("raster", Set.of()),
            entry("link", Set.of()),
            entry("merge", Set.of()),
            entry("esp", Set.of()),
            entry("mail", Set.of("link", "esp", "merge", "template")),
            entry("config", Set.of()),
            entry("observe", Set.of("config")),
            entry("peers", Set.of()),
            entry("watch", Set.of("config")),
            entry("register", Set.of("watch", "peers", "observe", "config")),
            entry("template", Set.of("merge", "raster")),
            entry("render.font", Set.of("raster")),
            entry("render.layout", Set.of("render.font", "template", "merge", "raster")),
            entry("render.paint", Set.of("render.layout", "render.font", "template", "raster")),
            entry("render", Set.of("render.paint", "render.layout", "render.font", "template", "merge", "raster")),
            entry("encode", Set.of("raster")),
            entry("proof", Set.of("template", "merge", "raster", "render", "encode")),
            entry("store", Set.of("template", "merge", "observe", "config", "peers")),
            entry("cache", Set.of("encode", "observe", "config", "peers")),
            entry("visitor", Set.of()),
            entry("arrivals", Set.of("link", "merge", "template", "esp", "visitor", "config")),
            entry("csv", Set.of()),
            entry("batch", Set.of("csv", "esp", "link", "merge", "template", "encode", "pipeline")),
            entry("load", Set.of("observe")),
            entry("guard", Set.of("link", "merge", "register", "watch", "peers", "observe", "config")),
            entry(
                    "pipeline",
                    Set.of(
                            "link",
                            "guard",
                            "merge",
                            "template",
                            "raster",
                            "render",
                            "render.font",
                            "encode",
                            "proof",
                            "cache",
                            "store",
                            "visitor",
                            "arrivals",
                            "esp",
                            "load",
                            "register",
                            "watch",
                            "peers",
                            "observe",
                            "config")),
            entry("http", Set.of("pipeline", "link", "encode", "visitor", "arrivals", "observe", "config")),
            entry(
                    "studio",
                    Set.of("http", "pipeline", "store", "template", "merge", "link", "encode", "observe", "config")),
            entry(
                    "api",
                    Set.of(
                            "http",
                            "pipeline",
                            "mail",
                            "esp",
                            "link",
                            "template",
                            "merge",
                            "encode",
                            "watch",
                            "observe",
                            "config")),
            entry(
                    "cli",
                    Set.of(
                            "api",
                            "guard",
                            "pipeline",
                            "store",
                            "template",
                            "merge",
                            "link",
                            "esp",
                            "mail",
                            "register",
                            "csv",
                            "batch",
                            "raster",
                            "render",
                            "render.font",
                            "encode",
                            "proof",
                            "cache",
                            "observe",
                            "config")));

    private static final List<String> CORE = List.of("raster", "link", "merge", "template", "render", "encode");

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    @TestFactory
    Stream<DynamicTest> imports_only_what_the_table_allows() {
        return MAY_IMPORT.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
                    List<String> allowed = new ArrayList<>();
                    allowed.add(BASE + "." + row.getKey());
                    row.getValue().forEach(name -> allowed.add(BASE + "." + name));
                    DescribedPredicate<JavaClass> foreign = describe("ours outside " + allowed, target -> {
                        String name = target.getPackageName();
                        return (name.equals(BASE) || name.startsWith(BASE + "."))
                                && allowed.stream().noneMatch(own(name));
                    });
                    noClasses()
                            .that(describe("of " + row.getKey(), c -> home(c).equals(row.getKey())))
                            .should()
                            .dependOnClassesThat(foreign)
                            .allowEmptyShould(true)
                            .check(OURS);
                }));
    }

    @Test
    void the_table_names_every_package() {
        Set<String> unknown = OURS.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(BASE))
                .map(name -> home(name.substring(BASE.length() + 1)))
                .filter(name -> !MAY_IMPORT.containsKey(name))
                .collect(Collectors.toSet());
        assertThat(unknown).as("packages without a row in the table").isEmpty();
    }

    @Test
    void packages_are_free_of_cycles() {
        slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void the_core_is_plain_java() {
        for (String name : CORE) {
            noClasses()
                    .that()
                    .resideInAPackage(BASE + "." + name + "..")
                    .should()
                    .dependOnClassesThat(describe("libraries the core does without", target -> {
                        String used = target.getPackageName();
                        return !used.startsWith("java")
                                && !used.isEmpty()
                                && !used.startsWith(BASE)
                                && !used.startsWith("org.jspecify.")
                                && !(Set.of("merge", "render").contains(name) && used.startsWith("com.ibm.icu."))
                                && !(name.equals("render") && used.startsWith("com.google.zxing"))
                                && !(name.equals("render") && used.startsWith("org.brotli"));
                    }))
                    .check(OURS);
        }
    }

    @Test
    void the_core_takes_no_locale_data_from_the_jdk() {
        noClasses()
                .that(describe("of the core", c -> CORE.contains(home(c).split("\\.")[0])))
                .should()
                .dependOnClassesThat(describe("the JDK's locale data", target -> Set.of(
                                "java.text.BreakIterator",
                                "java.text.Bidi",
                                "java.text.Normalizer",
                                "java.text.NumberFormat",
                                "java.text.DecimalFormat",
                                "java.text.DateFormat",
                                "java.text.SimpleDateFormat")
                        .contains(target.getName())))
                .check(OURS);
        noClasses()
                .that(describe("of the core", c -> CORE.contains(home(c).split("\\.")[0])))
                .should()
                .callMethodWhere(describe("letters and localised dates by the JDK", CallOf::localeData))
                .check(OURS);
    }

    @Test
    void each_library_has_one_home() {
        only("com.hazelcast..", "cache");
        only("com.github.benmanes.caffeine..", "cache");
        only("io.micrometer..", "observe");
        only("io.prometheus..", "observe");
        only("io.opentelemetry..", "observe");
        only("ch.qos.logback..", "observe");
        only("jdk.jfr..", "observe");
        only("java.sql..", "store");
        only("io.vertx.pgclient..", "store");
        only("io.vertx.ext.web..", "http", "studio");
        only("picocli..", "cli");
    }

    @Test
    void render_is_entered_by_its_front_door() {
        noClasses()
                .that(describe("outside render", c -> !home(c).startsWith("render")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(BASE + ".render.layout..", BASE + ".render.paint.."))
                .check(OURS);
    }

    @Test
    void a_stage_is_bridged_with_its_context() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "Future.fromCompletionStage without a context",
                        call -> call.getTarget().getName().equals("fromCompletionStage")
                                && call.getTarget().getOwner().getName().equals("io.vertx.core.Future")
                                && call.getTarget().getRawParameterTypes().size() == 1))
                .check(OURS);
    }

    @Test
    void every_package_is_null_marked() {
        for (JavaClass ours : OURS) {
            JavaPackage home = ours.getPackage();
            assertThat(home.tryGetPackageInfo()
                            .map(info -> info.isAnnotatedWith(NullMarked.class))
                            .orElse(false))
                    .as("%s has a package-info with @NullMarked", home.getName())
                    .isTrue();
        }
    }

    @Test
    void nothing_prints_but_the_command_line() {
        noClasses()
                .that(describe("outside cli and the root", c -> !home(c).equals("cli") && !home(c).isEmpty()))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(OURS);
    }

    private static void only(String library, String... homes) {
        String[] packages =
                Stream.of(homes).map(name -> BASE + "." + name + "..").toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(OURS);
    }

    private static java.util.function.Predicate<String> own(String name) {
        return allowed -> name.equals(allowed) || name.startsWith(allowed + ".") && !isRow(name, allowed);
    }

    /** Whether a deeper row of the table, and not this one, owns the package. */
    private static boolean isRow(String name, String allowed) {
        return !home(name.substring(BASE.length() + 1)).equals(allowed.substring(BASE.length() + 1));
    }

    private static String home(JavaClass ours) {
        String name = ours.getPackageName();
        return name.equals(BASE) ? "" : home(name.substring(BASE.length() + 1));
    }

    /** The longest row that is the package or encloses it; the package itself when there is none. */
    private static String home(String name) {
        for (String prefix = name; !prefix.isEmpty(); ) {
            if (MAY_IMPORT.containsKey(prefix)) {
                return prefix;
            }
            int dot = prefix.lastIndexOf('.');
            prefix = dot < 0 ? "" : prefix.substring(0, dot);
        }
        return name;
    }

    /** Calls that bring in what differs between JDKs. */
    private static final class CallOf {
        private static final Set<String> LETTERS = Set.of(
                "isLetter",
                "isLetterOrDigit",
                "isUpperCase",
                "isLowerCase",
                "isTitleCase",
                "isAlphabetic",
                "isIdeographic",
                "isWhitespace",
                "isSpaceChar",
                "isDigit",
                "getType",
                "getNumericValue");

        static boolean localeData(JavaAccess<?> call) {
            String owner = call.getTarget().getOwner().getName();
            String method = call.getTarget().getName();
            return owner.equals("java.lang.Character") && LETTERS.contains(method)
                    || owner.equals("java.time.format.DateTimeFormatter") && method.startsWith("ofLocalized");
        }
    }
}
