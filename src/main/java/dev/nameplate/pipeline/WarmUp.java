package dev.nameplate.pipeline;

import dev.nameplate.encode.Format;
import dev.nameplate.link.KeyRing;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.LinkSigner;
import dev.nameplate.link.LinkVerifier;
import dev.nameplate.link.SignedLink;
import dev.nameplate.load.RenderPool;
import dev.nameplate.load.WorkClass;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.FieldType;
import dev.nameplate.merge.Values;
import dev.nameplate.pipeline.ImageKeys.Variation;
import dev.nameplate.template.Template;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes pictures for nobody before the first reader comes: links are signed with a key of its own, verified, merged and
 * drawn, each with another name, by the threads that will do it for readers. Every template is drawn once whatever it takes, so
 * that its base is there; rounds over all of them go on until they get no faster, or time is up.
 */
final class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /** Processor time: the compiler of the JVM is through with most of the path by then. */
    private static final Duration LONGEST = Duration.ofSeconds(6);

    /** By the clock on the wall, after which no further round begins. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Processor time of a round over all templates. */
    private static final Duration ROUND = Duration.ofMillis(500);

    /** A round that draws faster than the best by so much has gained something. */
    private static final double GAIN = 1.05;

    /** So many rounds without gain, one after the other, are the end. */
    private static final int STEADY = 3;

    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private static final String KEY = "warm:text:a key that signs for nobody else at all";

    private final Workshop workshop;
    private final RenderPool pool;
    private final LinkSigner signer;
    private final LinkVerifier verifier;

    WarmUp(Workshop workshop, RenderPool pool) {
        this.workshop = workshop;
        this.pool = pool;
        KeyRing ring = KeyRing.parse(KEY).fold(keys -> keys, problems -> {
            throw new IllegalStateException(problems.toString());
        });
        this.signer = LinkSigner.of(ring);
        this.verifier = LinkVerifier.of(ring);
    }

    /** Blocks until the path is warm: for a worker thread. */
    void run(Collection<Published> all) {
        long start = System.nanoTime();
        double best = 0;
        int pictures = 0;
        long spent = 0;
        for (int steady = 0; steady < STEADY && spent < LONGEST.toNanos() && lasts(start) < PATIENCE.toNanos(); ) {
            Round round = round(all, pictures);
            pictures += round.pictures;
            spent += round.nanos;
            steady = round.rate() > best * GAIN ? 0 : steady + 1;
            best = Math.max(best, round.rate());
        }
        LOG.info(
                "Warm after {} pictures of {} templates in {} ms, {} of them at work",
                pictures,
                all.size(),
                lasts(start) / 1_000_000,
                spent / 1_000_000);
    }

    private static long lasts(long start) {
        return System.nanoTime() - start;
    }

    /**
     * What a round came to.
     *
     * @param nanos processor time of the thread that drew
     */
    private record Round(int pictures, long nanos) {
        double rate() {
            return pictures / (double) Math.max(1, nanos);
        }
    }

    /**
     * Every template has the same time, and at least one picture, so that a slow one does not keep the others cold. One thread at
     * a time, so that the compiler has the other cores; readers' threads take turns.
     */
    private Round round(Collection<Published> all, int before) {
        long slice = ROUND.toNanos() / Math.max(1, all.size());
        return pool.submit(WorkClass.BATCH, PATIENCE, () -> {
                    long start = processorNanos();
                    int pictures = 0;
                    for (Published published : all) {
                        long begun = processorNanos();
                        do {
                            picture(published, before + pictures++);
                        } while (processorNanos() - begun < slice);
                    }
                    return new Round(pictures, processorNanos() - start);
                })
                .join();
    }

    /** On a machine that is busy with other things, the clock on the wall would say that nothing is gained. */
    private static long processorNanos() {
        return PROCESSOR.isCurrentThreadCpuTimeSupported() ? PROCESSOR.getCurrentThreadCpuTime() : System.nanoTime();
    }

    private void picture(Published published, int number) {
        Template template = published.template();
        Optional<SignedLink> link = link(template, number);
        if (link.isEmpty()) {
            return;
        }
        Values values = workshop.merger()
                .merge(
                        Filling.delivery(link.get(), template),
                        Filling.fields(link.get(), template),
                        workshop.context(template));
        Variation variation = new Variation(Format.JPEG, 1, 0, Variants.chosen(template, values.seed()));
        workshop.keys().key(published, values, variation);
        workshop.keys().family(published, values, variation);
        workshop.press().print(published, values, variation);
    }

    /** A link with the samples of a round, its texts changed so that no two rounds set the same. */
    private Optional<SignedLink> link(Template template, int number) {
        List<Field> open = template.fields().stream().filter(Field::openable).toList();
        LinkDraft draft = LinkDraft.of(template.path() + '.' + Format.JPEG.extension())
                .open(open.stream().map(Field::name).toList());
        StringBuilder target = new StringBuilder(signer.sign(draft).fold(link -> link.target(), problems -> ""));
        for (Field field : open) {
            if (!field.samples().isEmpty()) {
                String sample = field.samples().get(number % field.samples().size());
                String text = field.type() == FieldType.TEXT ? sample + ' ' + letters(number) : sample;
                target.append('&')
                        .append(field.name())
                        .append('=')
                        .append(URLEncoder.encode(text, StandardCharsets.UTF_8));
            }
        }
        return verifier.verify(target.toString()).fold(Optional::of, refused -> Optional.empty(), Optional::empty);
    }

    private static String letters(int number) {
        return "" + (char) ('A' + number / 26 % 26) + (char) ('a' + number % 26);
    }
}
