package dev.nameplate.pipeline;

import dev.nameplate.encode.Format;
import dev.nameplate.link.KeyRing;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.LinkSigner;
import dev.nameplate.link.LinkVerifier;
import dev.nameplate.link.SignedLink;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.FieldType;
import dev.nameplate.merge.Values;
import dev.nameplate.pipeline.ImageKeys.Variation;
import dev.nameplate.template.Template;
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
 * that its base is there; then rounds go on until they get no faster, or time is up.
 */
final class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /** The compiler of the JVM is through with most of the path by then, on one core. */
    private static final Duration LONGEST = Duration.ofSeconds(6);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** A round that is not faster than the best by so much has gained nothing. */
    private static final double GAIN = 0.95;

    /** So many rounds without gain, one after the other, are the end. */
    private static final int STEADY = 3;

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
        long best = Long.MAX_VALUE;
        int rounds = 0;
        for (int steady = 0; steady < STEADY && System.nanoTime() - start < LONGEST.toNanos(); rounds++) {
            long nanos = round(all, rounds);
            steady = nanos < best * GAIN ? 0 : steady + 1;
            best = Math.min(best, nanos);
        }
        LOG.info(
                "Warm after {} rounds over {} templates in {} ms; a picture took {} ms in the last ones",
                rounds,
                all.size(),
                (System.nanoTime() - start) / 1_000_000,
                String.format(java.util.Locale.ROOT, "%.2f", best / 1e6 / Math.max(1, all.size())));
    }

    /** One thread at a time, so that the compiler has the other cores; readers' threads take turns. */
    private long round(Collection<Published> all, int number) {
        long start = System.nanoTime();
        pool.submit(WorkClass.SIGNED, PATIENCE, () -> {
                    all.forEach(published -> picture(published, number));
                    return true;
                })
                .join();
        return System.nanoTime() - start;
    }

    private void picture(Published published, int number) {
        Template template = published.template();
        Optional<SignedLink> link = link(template, number);
        if (link.isEmpty()) {
            return;
        }
        Values values = workshop.merger()
                .merge(
                        ImagePipeline.delivery(link.get(), template),
                        ImagePipeline.fields(link.get(), template),
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
                String sample =
                        field.samples().get(number % field.samples().size());
                String text = field.type() == FieldType.TEXT ? sample + ' ' + letters(number) : sample;
                target.append('&').append(field.name()).append('=').append(URLEncoder.encode(text, StandardCharsets.UTF_8));
            }
        }
        return verifier.verify(target.toString()).fold(Optional::of, refused -> Optional.empty(), Optional::empty);
    }

    private static String letters(int number) {
        return "" + (char) ('A' + number / 26 % 26) + (char) ('a' + number % 26);
    }
}
