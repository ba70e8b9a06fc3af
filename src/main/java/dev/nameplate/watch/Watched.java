package dev.nameplate.watch;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file, or a folder of files, that may change while the server runs.
 *
 * <p>Files are told apart by what they hold and not by their times: a mounted volume changes by a link that is swapped, and some
 * file systems are late or coarse with times. A change is taken once two looks in a row saw the same, so that neither half a file
 * nor a folder in the midst of a swap is taken. What cannot be used is said once, every problem of it, and what was taken before
 * stays. Looks block and are taken by one thread at a time.
 */
public final class Watched {

    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

    private static final int FIRST_LOOKS = 20;
    private static final long FIRST_PAUSE_MILLIS = 25;

    /** Puts into force what was read. */
    @FunctionalInterface
    public interface Taker {

        /** Takes all of it, or nothing. @return what is wrong with it, never with a secret; nothing when it was taken */
        List<String> take(Content content);
    }

    /** What a look came to. */
    public enum Look {
        /** What is in force is what is there, or what is there was refused before. */
        UNCHANGED,
        /** Something else is there; the next look decides. */
        SETTLING,
        /** What is there is in force from now on. */
        TAKEN,
        /** What is there cannot be used. */
        REFUSED
    }

    private final String name;
    private final Path path;
    private final Taker taker;
    private final Consumer<Look> told;
    private final AtomicBoolean looking = new AtomicBoolean();
    private boolean there;
    private String inForce = "";
    private String refused = "";
    private String settling = "";

    /**
     * @param name the setting that names the file, for the log
     * @param told hears of every look that took or refused something
     */
    public Watched(String name, Path path, Taker taker, Consumer<Look> told) {
        this.name = name;
        this.path = path;
        this.taker = taker;
        this.told = told;
    }

    /**
     * What is there at one look.
     *
     * @param sign equal for two looks that saw the same
     * @param missing whether there is no such file, or nothing in the folder
     */
    private record Sight(String sign, @Nullable Content content, String fault, boolean missing) {}

    private Sight sight() {
        try {
            Content content = Content.read(path);
            return new Sight(content.digest(), content, "", content.files().isEmpty());
        } catch (Content.Unreadable e) {
            return new Sight("unreadable: " + e.getMessage(), null, String.valueOf(e.getMessage()), e.missing());
        }
    }

    /**
     * The first look, which takes what is there or says in its answer why it cannot. Blocks until what is there is at rest.
     *
     * @param mayBeMissing whether the file may come later
     * @return what is wrong; nothing when it was taken
     */
    public synchronized List<String> begin(boolean mayBeMissing) {
        Sight sight = sight();
        for (int i = 0; i < FIRST_LOOKS; i++) {
            pause();
            Sight again = sight();
            if (again.sign().equals(sight.sign())) {
                break;
            }
            sight = again;
        }
        if (sight.missing() && mayBeMissing) {
            inForce = sight.sign();
            return List.of();
        }
        List<String> problems = problems(sight);
        inForce = problems.isEmpty() ? sight.sign() : "";
        return problems;
    }

    /** Whether anything was taken so far. */
    public synchronized boolean isThere() {
        return there;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(FIRST_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> problems(Sight sight) {
        Content content = sight.content();
        List<String> problems = content == null ? List.of(sight.fault()) : taker.take(content);
        there |= problems.isEmpty();
        return problems;
    }

    /** Looks whether something else is there, and takes it if it is at rest and can be used. */
    public synchronized Look look() {
        Sight sight = sight();
        if (sight.sign().equals(inForce)) {
            refused = "";
            settling = "";
            return Look.UNCHANGED;
        }
        if (sight.sign().equals(refused)) {
            settling = "";
            return Look.UNCHANGED;
        }
        if (!sight.sign().equals(settling)) {
            settling = sight.sign();
            return Look.SETTLING;
        }
        settling = "";
        Look look = taken(sight);
        told.accept(look);
        return look;
    }

    private Look taken(Sight sight) {
        List<String> problems = problems(sight);
        if (problems.isEmpty()) {
            inForce = sight.sign();
            refused = "";
            return Look.TAKEN;
        }
        refused = sight.sign();
        LOG.error(
                "{} has changed and cannot be used; what was in force stays so. {}",
                name,
                problems.size() == 1 ? "The problem:" : "The " + problems.size() + " problems:");
        problems.forEach(problem -> LOG.error("{}: {}", name, problem));
        return Look.REFUSED;
    }

    /** Looks from time to time, on worker threads. @param every zero for never */
    public void start(Vertx vertx, Duration every) {
        if (every.isZero()) {
            return;
        }
        vertx.setPeriodic(Math.max(20, every.toMillis()), timer -> {
            if (looking.compareAndSet(false, true)) {
                vertx.executeBlocking(this::look, /* ordered= */ false)
                        .onFailure(fault -> LOG.error("{} could not be looked at", name, fault))
                        .onComplete(done -> looking.set(false));
            }
        });
    }
}
