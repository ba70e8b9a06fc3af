package dev.nameplate.batch;

import dev.nameplate.csv.CsvRow;
import dev.nameplate.csv.CsvRows;
import dev.nameplate.link.LinkSigner;
import dev.nameplate.pipeline.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The run of a batch: rows are read, worked on by several threads at a time, and taken back in their order.
 *
 * <p>What is read ahead is bounded, so a file of a million rows takes no more memory than one of a hundred. Every so often what is done is brought
 * to the disk and then written into the journal; a run that was killed goes on from there, and makes again what came after.
 */
public final class BatchRun {

    private static final int AHEAD = 8;
    private static final long BETWEEN_SAVES = TimeUnit.MILLISECONDS.toNanos(500);

    private final BatchJob job;
    private final Survey survey;
    private final Journal journal;
    private final long before;
    private final RowMaker maker;
    private final Watcher watcher;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private @Nullable Claim claim;
    private @Nullable LinksFile links;
    private long saved = System.nanoTime();
    private long remade;

    /** Who looks on. Called by the thread that runs the batch. */
    public interface Watcher {

        /** Before the first row. */
        void begins(long rows, long done);

        /** After each row. */
        void went(long done);

        /** When a row gave nothing. */
        void faulty(long row, long line, String words);
    }

    /** A row that is worked on; counted are those that were not done before. */
    private record Pending(Future<RowResult> result, boolean counted) {}

    /**
     * What came of it.
     *
     * @param rows how many the file has
     * @param remade how many images of rows that were done before were missing, and made again
     */
    public record Outcome(long rows, long remade, Tally tally) {}

    private BatchRun(BatchJob job, Preparation prepared, Workshop workshop, LinkSigner signer, Watcher watcher) {
        this.job = job;
        this.survey = prepared.survey();
        this.journal = prepared.journal();
        this.before = journal.done();
        this.watcher = watcher;
        this.maker = new RowMaker(
                job,
                workshop,
                signer,
                new FileNames(job.nameBy(), job.picture().extension(), survey.rows(), survey.repeated()));
    }

    /**
     * Runs a batch to its end.
     *
     * @throws BatchException when it cannot go on; what is done is kept
     */
    public static Outcome run(
            BatchJob job, Preparation prepared, Workshop workshop, LinkSigner signer, Watcher watcher) {
        return new BatchRun(job, prepared, workshop, signer, watcher).run();
    }

    private Outcome run() {
        watcher.begins(survey.rows(), before);
        ExecutorService threads = Executors.newFixedThreadPool(job.work().threads(), daemons());
        try (CsvRows rows = job.file().rows()) {
            open();
            while (rows.hasNext()) {
                submit(threads, rows.next());
            }
            while (!pending.isEmpty()) {
                take();
            }
            finish();
        } catch (BatchException e) {
            keep(e);
            throw e;
        } finally {
            threads.shutdownNow();
            if (links != null) {
                links.close();
            }
            if (claim != null) {
                claim.close();
            }
        }
        return new Outcome(survey.rows(), remade, journal.tally());
    }

    private void open() {
        if (job.work().dry()) {
            return;
        }
        job.images().ifPresent(folder -> {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw BatchException.unwritable(folder, e);
            }
        });
        claim = Claim.on(journal.path());
        if (job.links().isEmpty()) {
            return;
        }
        Path into = job.links().get().into();
        if (journal.complete() && !Files.exists(into)) {
            throw new BatchException(into + " was complete and is gone; --restart makes it again");
        }
        // All rows may be in it, and it may have its name already, although the journal does not say so yet.
        if (!journal.complete() && !(before == survey.rows() && LinksFile.published(into))) {
            List<String> names = LinksFile.names(job.file(), job.images().isPresent());
            links = LinksFile.open(into, job.file(), survey.width(), names, journal.linkBytes());
        }
    }

    private void submit(ExecutorService threads, CsvRow row) {
        boolean counted = row.number() > before;
        if (!counted && (job.work().dry() || maker.isMade(row))) {
            return;
        }
        pending.add(new Pending(threads.submit(() -> maker.make(row)), counted));
        if (pending.size() >= AHEAD * job.work().threads()) {
            take();
        }
    }

    /** Takes the oldest of the rows that are worked on, and waits for it. */
    private void take() {
        Pending oldest = pending.remove();
        RowResult result = result(oldest.result());
        CsvRow row = result.row();
        result.fault().ifPresent(words -> {
            watcher.faulty(row.number(), row.line(), words);
            if (job.work().strict()) {
                throw new BatchException("stopped at the first faulty row, as --strict asks; " + journal.done() + " of "
                        + survey.rows() + " rows are done");
            }
        });
        if (!oldest.counted()) {
            remade += result.fault().isPresent() ? 0 : 1;
            return;
        }
        if (links != null) {
            links.row(row, job.images().isPresent() ? List.of(result.file(), result.link()) : List.of(result.link()));
        }
        journal.tally().add(result);
        journal.counted();
        watcher.went(journal.done());
        if (System.nanoTime() - saved > BETWEEN_SAVES) {
            save();
        }
    }

    private static RowResult result(Future<RowResult> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BatchException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BatchException("interrupted");
        }
    }

    private void save() {
        if (!job.work().dry()) {
            journal.save(links == null ? journal.linkBytes() : links.flushed(), journal.complete());
            saved = System.nanoTime();
        }
    }

    private void finish() {
        save();
        if (job.work().dry()) {
            return;
        }
        if (links != null) {
            links.finish();
        }
        journal.save(journal.linkBytes(), /* completeNow= */ true);
    }

    /** Keeps what is done when it cannot go on; where the disk is full the last state that was kept has to do. */
    private void keep(BatchException why) {
        try {
            if (journal.done() > before) {
                save();
            }
        } catch (BatchException again) {
            why.addSuppressed(again);
        }
    }

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "batch-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
