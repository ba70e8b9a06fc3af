package dev.nameplate;

import dev.nameplate.testing.RawHttp;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Starts a server on this class path and times its first hundred pictures after it said that it was ready, one after the other,
 * each for a name of its own; then the hundred after a thousand more. The benchmarks page has the command.
 */
final class FirstHundred {

    private static final int LATER = 1000;

    private FirstHundred() {}

    /** @param args names of images, as {@code webinar.jpg}; without any that one */
    public static void main(String[] args) throws Exception {
        for (String image : args.length == 0 ? new String[] {"webinar.jpg"} : args) {
            measure(image);
        }
    }

    private static void measure(String image) throws Exception {
        Path folder = Files.createTempDirectory("first-hundred");
        long start = System.nanoTime();
        Process process = start(folder);
        try (BufferedReader out = process.inputReader()) {
            int port = Integer.parseInt(out.readLine().replaceFirst(".*:", ""));
            double seconds = (System.nanoTime() - start) / 1e9;
            String link = RunningServer.sign(image, Map.of(), List.of("name")) + "&name=Reader+";
            try (RawHttp http = new RawHttp(port)) {
                Duration before = processor(process);
                long[] first = hundred(http, link + "First");
                Duration then = processor(process);
                for (int i = 0; i < LATER; i++) {
                    once(http, link + "Between" + i);
                }
                Duration warm = processor(process);
                long[] later = hundred(http, link + "Later");
                Duration end = processor(process);
                System.out.printf(
                        Locale.ROOT,
                        "%s: ready after %.1f s; first 100: %s, processor time %.1f; 100 after %d: %s, processor time %.1f%n",
                        image,
                        seconds,
                        words(first),
                        then.minus(before).toMillis() / 100.0,
                        LATER,
                        words(later),
                        end.minus(warm).toMillis() / 100.0);
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** Of the whole server, its compiler included. */
    private static Duration processor(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static long[] hundred(RawHttp http, String prefix) throws IOException {
        long[] nanos = new long[100];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = once(http, prefix + i);
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static long once(RawHttp http, String target) throws IOException {
        long start = System.nanoTime();
        http.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        RawHttp.Answer answer = http.read(/* withBody= */ true);
        if (!answer.header("Nameplate-Outcome").orElse("").equals("image; rendered")) {
            throw new IllegalStateException(answer.status() + " " + answer.headers());
        }
        return System.nanoTime() - start;
    }

    private static String words(long[] sorted) {
        double mean = Arrays.stream(sorted).average().orElseThrow() / 1e6;
        return String.format(
                Locale.ROOT,
                "mean %.2f ms, median %.2f, 90th %.2f, 99th %.2f, longest %.2f",
                mean,
                sorted[50] / 1e6,
                sorted[90] / 1e6,
                sorted[98] / 1e6,
                sorted[99] / 1e6);
    }

    private static Process start(Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.nameplate.Nameplate")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("NAMEPLATE_HTTP_PORT", "0");
        builder.environment().put("NAMEPLATE_OPERATIONS_PORT", "0");
        builder.environment().put("NAMEPLATE_RENDER_DEADLINE", "15s");
        builder.environment().put("NAMEPLATE_LOG_LEVEL", "warn");
        builder.environment().put("NAMEPLATE_LINKS_KEYS", RunningServer.KEY);
        return builder.start();
    }
}
