package dev.nameplate;

import com.sun.management.OperatingSystemMXBean;
import dev.nameplate.observe.Meters;
import dev.nameplate.pipeline.PipelineSettings;
import dev.nameplate.pipeline.Workshop;
import dev.nameplate.store.StoredTemplate;
import dev.nameplate.store.TemplateDocument;
import dev.nameplate.template.Compiled;
import dev.nameplate.template.Problem;
import dev.nameplate.testing.Bombs;
import dev.nameplate.testing.Bombs.Bomb;
import dev.nameplate.testing.FontBombs;
import dev.nameplate.testing.RawHttp;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process with a small heap, in which a server runs while bombs are opened. Prints a line for each: its name, milliseconds
 * of the processor and of the wall, megabytes by which the process grew, and what was said; and at the end whether the server
 * still gives the same picture.
 */
public final class BombRange {

    private static final String PICTURE = "{\"format\":1,\"title\":\"Bomb\",\"sizes\":[{\"width\":40,\"height\":40}],"
            + "\"layers\":[{\"id\":\"b\",\"type\":\"image\",\"box\":[0,0,40,40],\"asset\":\"%s\"}]}";
    private static final String TEXT = "{\"format\":1,\"title\":\"Bomb\",\"sizes\":[{\"width\":400,\"height\":60}],"
            + "\"layers\":[{\"id\":\"b\",\"type\":\"text\",\"box\":[0,0,400,60],\"text\":[\"ABACUS\"],"
            + "\"style\":{\"family\":\"Liberation Sans\",\"size\":40}}]}";
    private static final String GOLDEN = "{\"format\":1,\"title\":\"Golden\",\"sizes\":[{\"width\":300,\"height\":80}],"
            + "\"fields\":[{\"name\":\"name\",\"open\":true}],"
            + "\"layers\":[{\"id\":\"n\",\"type\":\"text\",\"box\":[10,10,280,60],\"text\":[\"{name}\",\"Hello\"]}]}";

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Workshop workshop = new Workshop(
            new PipelineSettings(
                    1, 16, Duration.ofSeconds(3), /* webp= */ false, /* unsigned= */ false, Optional.empty()),
            16 << 20,
            new Meters());
    private final PrintStream out;
    private final Path bombs;

    private BombRange(PrintStream out, Path bombs) {
        this.out = out;
        this.bombs = bombs;
    }

    private byte[] file(Bomb bomb) throws IOException {
        return Files.readAllBytes(bombs.resolve(bomb.name()));
    }

    /** @param arguments a folder to work in, and one with the bombs: making them takes more room than opening them may */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        template(data, "golden", GOLDEN, Map.of());
        try (RunningServer server =
                RunningServer.start(data, "templates.library", "false", "cache.bases", "16MB", "cache.memory", "0")) {
            String link = RunningServer.sign("golden.png", Map.of("name", "Sarah"), List.of());
            byte[] before = RawHttp.get(server.port(), link).body();
            BombRange range = new BombRange(System.out, Path.of(arguments[1]));
            range.open(
                    "sound",
                    PICTURE.formatted("sound.png"),
                    Map.of("sound.png", Bombs.sound().get(0)));
            range.open("sound", TEXT, Map.of("sound.ttf", FontBombs.sound().get(0)));
            for (Bomb bomb : Bombs.pictures()) {
                range.open(bomb.name(), PICTURE.formatted(bomb.name()), Map.of(bomb.name(), range.file(bomb)));
            }
            for (Bomb bomb : FontBombs.fonts()) {
                range.open(bomb.name(), TEXT, Map.of(bomb.name(), range.file(bomb)));
            }
            range.cutShortAndDamaged();
            range.damagedFonts();
            range.publish(server, data);
            byte[] after = RawHttp.get(server.port(), link).body();
            System.out.println(
                    "AFTERWARDS " + (before.length > 500 && Arrays.equals(before, after) ? "same" : "different"));
        }
        System.exit(0);
    }

    private static void template(Path data, String name, String json, Map<String, byte[]> files) throws IOException {
        Path folder = Files.createDirectories(data.resolve("templates").resolve(name));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(folder.resolve("template.json"), json);
    }

    /** What a template with such files comes to: the words of its problems, or none when it can be served. */
    private String answer(String json, Map<String, byte[]> files) {
        StoredTemplate stored = new StoredTemplate("bomb", json.getBytes(StandardCharsets.UTF_8), files);
        Compiled compiled = TemplateDocument.compile(stored, workshop.compiler());
        List<Problem> problems =
                compiled.fold(it -> workshop.examined(it, /* lint= */ false).problems(), found -> found);
        return problems.toString();
    }

    private void open(String name, String json, Map<String, byte[]> files) throws IOException {
        System.gc();
        long rss = resident("VmRSS");
        // From here on the largest size is that of this bomb.
        Files.writeString(Path.of("/proc/self/clear_refs"), "5");
        long start = MACHINE.getProcessCpuTime();
        long wall = System.nanoTime();
        String said;
        try {
            said = answer(json, files);
        } catch (Throwable fault) {
            said = "FAULT " + fault;
        }
        long millis = (MACHINE.getProcessCpuTime() - start) / 1_000_000;
        long wallMillis = (System.nanoTime() - wall) / 1_000_000;
        tell(name, millis, wallMillis, (resident("VmHWM") - rss) / 1024, said);
    }

    private void tell(String name, long processorMillis, long wallMillis, long megabytes, String said) {
        out.println("BOMB " + name + '\t' + processorMillis + '\t' + wallMillis + '\t' + megabytes + '\t'
                + said.replace('\n', ' '));
        out.flush();
    }

    private static long resident(String what) throws IOException {
        Matcher matcher = Pattern.compile("(?m)^" + what + ":\\s+(\\d+) kB")
                .matcher(Files.readString(Path.of("/proc/self/status")));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /** Every small picture cut short after each byte, and each byte of it at its least, its most and turned over. */
    private void cutShortAndDamaged() throws IOException {
        String[] names = {"a.png", "b.jpg", "c.jpg", "d.gif"};
        List<byte[]> sound = Bombs.sound();
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            byte[] file = sound.get(i);
            long most = 0;
            long mostWall = 0;
            List<String> faults = new ArrayList<>();
            for (int at = 0; at < file.length; at++) {
                for (byte[] bad : List.of(
                        Arrays.copyOf(file, at),
                        damaged(file, at, 0),
                        damaged(file, at, 255),
                        damaged(file, at, ~file[at]))) {
                    long start = MACHINE.getProcessCpuTime();
                    long wall = System.nanoTime();
                    try {
                        answer(PICTURE.formatted(name), Map.of(name, bad));
                    } catch (Throwable fault) {
                        faults.add(at + ": " + fault);
                    }
                    most = Math.max(most, MACHINE.getProcessCpuTime() - start);
                    mostWall = Math.max(mostWall, System.nanoTime() - wall);
                }
            }
            tell("every-byte-of-" + name, most / 1_000_000, mostWall / 1_000_000, 0, words(faults));
        }
    }

    private static byte[] damaged(byte[] file, int at, int value) {
        byte[] bad = file.clone();
        bad[at] = (byte) value;
        return bad;
    }

    private void damagedFonts() {
        List<byte[]> sound = FontBombs.sound();
        long most = 0;
        long mostWall = 0;
        List<String> faults = new ArrayList<>();
        for (int seed = 0; seed < 120; seed++) {
            Random random = new Random(seed);
            byte[] font = sound.get(seed % sound.size()).clone();
            for (int i = random.nextInt(40); i >= 0; i--) {
                boolean head = random.nextInt(3) == 0;
                font[random.nextInt(head ? 400 : font.length)] = (byte) random.nextInt(256);
            }
            long start = MACHINE.getProcessCpuTime();
            long wall = System.nanoTime();
            try {
                answer(TEXT, Map.of(seed % sound.size() == 1 ? "a.woff" : "a.ttf", font));
            } catch (Throwable fault) {
                faults.add("seed " + seed + ": " + fault);
            }
            most = Math.max(most, MACHINE.getProcessCpuTime() - start);
            mostWall = Math.max(mostWall, System.nanoTime() - wall);
        }
        tell("damaged-fonts", most / 1_000_000, mostWall / 1_000_000, 0, words(faults));
    }

    private static String words(List<String> faults) {
        return faults.isEmpty() ? "[]" : "FAULT " + faults;
    }

    /** All of them into the server's folder; done when it has looked at each. */
    private void publish(RunningServer server, Path data) throws IOException, InterruptedException {
        int number = 0;
        int refused = 0;
        for (Bomb bomb : Bombs.pictures()) {
            template(data, "bomb-" + ++number, PICTURE.formatted(bomb.name()), Map.of(bomb.name(), file(bomb)));
            refused += bomb.says().isEmpty() ? 0 : 1;
        }
        for (Bomb bomb : FontBombs.fonts()) {
            template(data, "bomb-" + ++number, TEXT, Map.of(bomb.name(), file(bomb)));
            refused += bomb.says().isEmpty() ? 0 : 1;
        }
        for (int tries = 0; tries < 600; tries++) {
            String metrics =
                    new String(RawHttp.get(server.operationsPort(), "/metrics").body(), StandardCharsets.UTF_8);
            double broken = metric(metrics, "nameplate_templates_broken");
            double served = metric(metrics, "nameplate_templates");
            if (broken + served == number + 1) {
                out.println("PUBLISHED " + (long) broken + " refused, of " + refused);
                return;
            }
            Thread.sleep(200);
        }
        out.println("PUBLISHED not all");
    }

    private static double metric(String metrics, String name) {
        Matcher matcher = Pattern.compile("(?m)^" + name + " ([0-9.E+]+)$").matcher(metrics);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    }
}
