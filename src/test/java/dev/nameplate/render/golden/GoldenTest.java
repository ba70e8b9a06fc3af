package dev.nameplate.render.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.nameplate.raster.Raster;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.testing.Demands;
import dev.nameplate.testing.Fonts;
import dev.nameplate.testing.Jdks;
import dev.nameplate.testing.Seeds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every golden picture is drawn again, pixel for pixel: alone, in any order, on several threads and on another JDK. The
 * page beside the pictures says how to add one.
 */
class GoldenTest {

    private static final Path REPORTS = Path.of("target", "goldens");
    private static final boolean WRITE = "write".equals(System.getProperty("goldens"));
    private static final long MOST_BYTES = 1_500_000;
    private static final int THREADS = 4;

    private static final GoldenPress PRESS = new GoldenPress(Fonts::embedded, Fonts::scripts);
    private static final Map<String, GoldenCase> CASES = GoldenCase.all();

    @TestFactory
    Stream<DynamicTest> pictures_are_as_they_were_when_somebody_looked_at_them() {
        return CASES.values().stream()
                .map(one -> DynamicTest.dynamicTest(one.name() + ": " + one.question(), () -> compare(one)));
    }

    private static void compare(GoldenCase one) {
        demandFaces(one);
        Raster actual = PRESS.draw(one);
        Path golden = one.golden();
        boolean there = Files.exists(golden);
        String difference = there ? GoldenDifference.report(one, GoldenPng.read(golden), actual, REPORTS) : "";
        if (there && difference.isEmpty()) {
            return;
        }
        if (WRITE) {
            GoldenPng.write(actual, golden);
            fail("new golden written: look at " + golden + ", then run again without -Dgoldens=write");
        }
        if (!there) {
            Path drawn = REPORTS.resolve(one.name() + "-actual.png");
            GoldenPng.write(actual, drawn);
            fail(golden + " is missing; look at " + drawn + ", and write it with -Dgoldens=write");
        }
        fail(difference);
    }

    private static void demandFaces(GoldenCase one) {
        if (one.scripts()) {
            Fonts.scripts();
            Demands.need(Fonts.areOfDebian12(), "the Noto faces of Debian 12", "them from there");
        }
    }

    @Test
    void every_picture_has_a_question() {
        List<String> orphans = GoldenCase.files(".png").stream()
                .map(GoldenCase::name)
                .filter(name -> !CASES.containsKey(name))
                .toList();
        assertThat(orphans).as("pictures without a case of the same name").isEmpty();
    }

    @Test
    void goldens_are_small() throws Exception {
        long bytes = 0;
        for (Path file : GoldenCase.files(".png")) {
            bytes += Files.size(file);
        }
        assertThat(bytes).as("bytes of all goldens").isLessThan(MOST_BYTES);
    }

    @Test
    void neither_order_nor_threads_change_a_picture() throws Exception {
        long seed = Seeds.one();
        FontBook embedded = FontBook.embedded();
        FontBook scripts = withScripts() ? FontBook.with(Fonts.directory()) : embedded;
        GoldenPress shared = new GoldenPress(() -> embedded, () -> scripts);
        Map<String, String> expected = digests();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Map<String, String>>> runs = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                List<String> order = new ArrayList<>(expected.keySet());
                Collections.shuffle(order, new Random(seed + thread));
                runs.add(pool.submit(() -> {
                    Map<String, String> drawn = new TreeMap<>();
                    order.forEach(name -> drawn.put(name, shared.digest(CASES.get(name))));
                    return drawn;
                }));
            }
            for (Future<Map<String, String>> run : runs) {
                assertThat(run.get()).as("seed %d", seed).isEqualTo(expected);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void another_jdk_draws_the_same() throws Exception {
        Path other = Demands.otherJdk();
        assertThat(digests(other)).as("drawn by %s", other).isEqualTo(digests());
    }

    @Test
    void quickly_compiled_code_draws_the_same() throws Exception {
        Path java = Path.of(System.getProperty("java.home"));
        assertThat(digests(java, "-XX:TieredStopAtLevel=1")).isEqualTo(digests());
    }

    /** Pictures drawn here one after the other. */
    private static Map<String, String> digests() {
        Map<String, String> digests = new TreeMap<>();
        for (GoldenCase one : CASES.values()) {
            if (!one.scripts() || withScripts()) {
                digests.put(one.name(), PRESS.digest(one));
            }
        }
        return digests;
    }

    /** Pictures drawn by a JVM of their own. */
    private static Map<String, String> digests(Path java, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(java.resolve("bin").resolve("java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-Xmx1g", "-Djava.awt.headless=true", "-cp", Jdks.classPath()));
        command.addAll(List.of(GoldenDigests.class.getName(), withScripts() ? "scripts" : "embedded"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, String> digests = new TreeMap<>();
        process.inputReader().lines().map(line -> line.split(" ")).forEach(words -> digests.put(words[0], words[1]));
        assertThat(process.waitFor()).as("exit code of %s", command).isZero();
        return digests;
    }

    private static boolean withScripts() {
        return Fonts.areThere() && Fonts.areOfDebian12();
    }
}
