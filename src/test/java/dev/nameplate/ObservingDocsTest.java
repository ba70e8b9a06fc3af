package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.observe.CapturedLog;
import dev.nameplate.observe.LogSettings;
import dev.nameplate.testing.RawHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on observing lists every metric that a running server has, with its type and tags, and no other. */
class ObservingDocsTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(nameplate_[a-z_]+)` \\| (\\w+) \\|(.*?)\\| (.+) \\|$");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)\\})? \\S+$");

    /** Marks what is there only once it has happened, or where it is switched on. */
    private static final String AT_TIMES = "†";

    private static final String HELLO = "{\"format\":1,\"title\":\"Hello\",\"sizes\":[{\"width\":300,\"height\":80}],"
            + "\"fields\":[{\"name\":\"name\",\"open\":true}],"
            + "\"layers\":[{\"id\":\"n\",\"type\":\"text\",\"box\":[10,10,280,60],\"text\":[\"{name}\",\"Hello\"]}]}";

    private record Metric(String type, Set<String> tags) {}

    private final Set<String> atTimes = new TreeSet<>();

    @Test
    void the_page_and_a_running_server_agree(@TempDir Path data) throws Exception {
        Map<String, Metric> page = page();
        Files.writeString(
                Files.createDirectories(data.resolve("templates/hello")).resolve("template.json"), HELLO);
        try (CapturedLog log = CapturedLog.objects(LogSettings.Level.INFO);
                RunningServer server = RunningServer.start(data, "templates.library", "false")) {
            everythingOnce(server);
            String scrape =
                    new String(RawHttp.get(server.operationsPort(), "/metrics").body(), StandardCharsets.UTF_8);
            Map<String, Metric> running = running(scrape);
            Map<String, Metric> expected = new TreeMap<>(page);
            expected.keySet().removeIf(name -> atTimes.contains(name) && !running.containsKey(name));
            assertThat(running).as("the server's, against the page's").isEqualTo(expected);
            assertThat(scrape)
                    .contains(
                            "jvm_gc_pause_seconds",
                            "jvm_memory_used_bytes",
                            "process_cpu_usage",
                            "jvm_threads_live_threads");
        }
    }

    @Test
    void what_the_page_calls_rare_is_somewhere_in_the_source() throws IOException {
        page();
        StringBuilder source = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                source.append(Files.readString(file));
            }
        }
        assertThat(atTimes).isNotEmpty().allSatisfy(name -> {
            String dotted = name.replaceFirst("_total$", "").replace('_', '.');
            assertThat(source).contains('"' + dotted + '"');
        });
    }

    private Map<String, Metric> page() throws IOException {
        Map<String, Metric> metrics = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(Path.of("src/docs/observing.md")));
        while (rows.find()) {
            Set<String> tags = new TreeSet<>();
            Matcher names = Pattern.compile("`([a-z]+)`").matcher(rows.group(3));
            while (names.find()) {
                tags.add(names.group(1));
            }
            metrics.put(rows.group(1), new Metric(rows.group(2), tags));
            if (rows.group(4).contains(AT_TIMES)) {
                atTimes.add(rows.group(1));
            }
        }
        assertThat(metrics).hasSizeGreaterThan(25);
        return metrics;
    }

    private static Map<String, Metric> running(String scrape) {
        Map<String, String> types = new TreeMap<>();
        Matcher declared = TYPE.matcher(scrape);
        while (declared.find()) {
            if (declared.group(1).startsWith("nameplate_")) {
                types.put(declared.group(1), declared.group(2));
            }
        }
        // The largest of late is a gauge of its own beside each histogram.
        types.keySet()
                .removeIf(name -> name.endsWith("_max") && types.containsKey(name.substring(0, name.length() - 4)));
        Map<String, Metric> metrics = new TreeMap<>();
        types.forEach((name, type) -> metrics.put(name, new Metric(type, new TreeSet<>())));
        Matcher samples = SAMPLE.matcher(scrape);
        while (samples.find()) {
            String name = samples.group(1).replaceAll("_(bucket|sum|count|max)$", "");
            Metric metric = metrics.get(metrics.containsKey(name) ? name : samples.group(1));
            if (metric != null && samples.group(2) != null) {
                Matcher tags = Pattern.compile("([a-z]+)=\"").matcher(samples.group(2));
                while (tags.find()) {
                    if (!tags.group(1).equals("le")) {
                        metric.tags().add(tags.group(1));
                    }
                }
            }
        }
        return metrics;
    }

    /** Whatever is counted by its kind is there once it has happened. */
    private static void everythingOnce(RunningServer server) throws Exception {
        String link = RunningServer.sign("hello.jpg", Map.of(), List.of("name"));
        RawHttp.get(server.port(), link + "&name=*%7CFNAME%7C*");
        RawHttp.get(server.port(), link + "&name=*%7CFNAME%7C*");
        RawHttp.get(server.port(), "/t/hello.jpg");
        RawHttp.exchange(server.port(), "GET", "/t/hello.jpg", "Host: twice");
        Path broken = Files.createDirectories(server.templates().resolve("broken"));
        Files.writeString(broken.resolve("template.json"), "{}");
        Path kit = Files.createDirectories(server.data().resolve("brands/mine"));
        Files.writeString(kit.resolve("brand.json"), "{}");
        for (int tries = 0; tries < 300; tries++) {
            String scrape =
                    new String(RawHttp.get(server.operationsPort(), "/metrics").body(), StandardCharsets.UTF_8);
            if (scrape.contains("nameplate_publications_total{result=\"refused\"}")
                    && scrape.contains("nameplate_brand_publications_total")
                    && scrape.contains("nameplate_audits_total")) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not everything was counted");
    }
}
