package dev.nameplate.pipeline;

import com.sun.management.OperatingSystemMXBean;
import dev.nameplate.arrivals.DataHealthSettings;
import dev.nameplate.cache.CacheSettings;
import dev.nameplate.cache.Cluster;
import dev.nameplate.guard.GuardSettings;
import dev.nameplate.link.KeyRing;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.LinkSigner;
import dev.nameplate.observe.Meters;
import dev.nameplate.register.RegisterSettings;
import dev.nameplate.store.StoreSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What it costs to be played with: ten million different values against one link with a budget of a hundred thousand. The budget is
 * spent first; then every request is a whole one, from its target to its outcome, in processor time of the whole process, collections included.
 *
 * <p>Prints, for each million, what a refused value costs, what the heap holds after a collection, and how many of a thousand values that the
 * link has shown still get their own picture. Fails when that is not all of them, when more than one stranger in five hundred gets
 * through, or when a refused value costs 50 µs.
 */
public final class BudgetCost {

    private static final String KEY = "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int VALUES = Integer.getInteger("values", 10_000_000);
    private static final int BUDGET = 100_000;
    private static final int STEPS = 10;
    /** Of those that are known, so many are asked for again in each step; each is drawn, since the cache is small. */
    private static final int KNOWN_AGAIN = Integer.getInteger("known", 1_000);

    private static final String TEMPLATE = "{\"format\":1,\"title\":\"Small\","
            + "\"sizes\":[{\"width\":120,\"height\":40,\"background\":\"#123456\"}],"
            + "\"fields\":[{\"name\":\"name\",\"open\":true},{\"name\":\"company\",\"open\":true}],"
            + "\"layers\":[{\"id\":\"n\",\"type\":\"text\",\"box\":[4,4,110,32],\"text\":\"{name}[ of {company}]\","
            + "\"style\":{\"size\":16}}]}";

    private BudgetCost() {}

    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx();
        boolean sound;
        try (ImageService service = service(vertx)) {
            sound = run(service);
        }
        vertx.close().toCompletionStage().toCompletableFuture().get();
        System.exit(sound ? 0 : 1);
    }

    private static boolean run(ImageService service) throws Exception {
        String link = link();
        ImagePipeline pipeline = service.pipeline();
        long start = System.nanoTime();
        for (int i = 0; i < BUDGET; i++) {
            await(pipeline.serve(request(link, i)));
        }
        System.out.printf(
                Locale.ROOT, "%,d pictures drawn in %d s%n", BUDGET, (System.nanoTime() - start) / 1_000_000_000);
        boolean sound = true;
        for (int step = 0; step < STEPS; step++) {
            int strangers = 0;
            long before = PROCESS.getProcessCpuTime();
            for (int i = 0; i < VALUES / STEPS; i++) {
                Outcome outcome = await(pipeline.serve(request(link, BUDGET + step * (VALUES / STEPS) + i)));
                strangers += outcome instanceof Outcome.Fallback ? 0 : 1;
            }
            double micros = (PROCESS.getProcessCpuTime() - before) / 1e3 / (VALUES / STEPS);
            int known = 0;
            for (int i = 0; i < KNOWN_AGAIN; i++) {
                int value = (int) ((long) i * 7919 % BUDGET);
                known += await(pipeline.serve(request(link, value))) instanceof Outcome.Image ? 1 : 0;
            }
            System.gc();
            long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            System.out.printf(
                    Locale.ROOT,
                    "%,11d values: %.1f us for one that is refused, %d of %d known ones drawn, %d strangers, heap %d MB%n",
                    (step + 1) * (VALUES / STEPS),
                    micros,
                    known,
                    KNOWN_AGAIN,
                    strangers,
                    heap >> 20);
            sound &= known == KNOWN_AGAIN && micros < 50 && strangers < VALUES / STEPS / 500;
        }
        return sound;
    }

    private static ImageRequest request(String link, int value) {
        return new ImageRequest(link + "&name=Reader%20" + value + "&company=Acme%20" + value % 977, List.of());
    }

    private static ImageService service(Vertx vertx) throws Exception {
        Path data = Files.createTempDirectory("budget-cost");
        Path template = Files.createDirectories(data.resolve("templates").resolve("small"));
        Files.writeString(template.resolve("template.json"), TEMPLATE);
        ImageService service = new ImageService(
                vertx,
                new PipelineSettings(
                        1, 1024, Duration.ofSeconds(20), /* webp= */ false, /* unsigned= */ false, Optional.empty()),
                new StoreSettings(
                        data.resolve("templates"),
                        /* library= */ false,
                        data,
                        Duration.ZERO,
                        data.resolve("brands"),
                        ""),
                new CacheSettings(1 << 20, 16 << 20),
                Cluster.none(new Meters()),
                LinkKeys.of(ring()),
                DataHealthSettings.usual(),
                RegisterSettings.none(),
                new GuardSettings(100, 1, 16 << 20, data.resolve("allow"), Duration.ZERO),
                new Meters());
        await(service.start());
        return service;
    }

    private static KeyRing ring() {
        return KeyRing.parse(KEY).fold(keys -> keys, problems -> {
            throw new IllegalArgumentException(problems.toString());
        });
    }

    private static String link() {
        LinkDraft draft =
                LinkDraft.of("small.png").set("_max", String.valueOf(BUDGET)).open(List.of("name", "company"));
        return LinkSigner.of(ring()).sign(draft).fold(it -> it.target(), no -> {
            throw new IllegalArgumentException(no.toString());
        });
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
