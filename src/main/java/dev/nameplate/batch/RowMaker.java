package dev.nameplate.batch;

import dev.nameplate.csv.CsvRow;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.LinkSigner;
import dev.nameplate.merge.MergeNote;
import dev.nameplate.pipeline.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one row's link and image. Thread-safe. */
final class RowMaker {

    private final BatchJob job;
    private final Workshop workshop;
    private final LinkSigner signer;
    private final FileNames names;

    RowMaker(BatchJob job, Workshop workshop, LinkSigner signer, FileNames names) {
        this.job = job;
        this.workshop = workshop;
        this.signer = signer;
        this.names = names;
    }

    /**
     * The link and image of a row; what is wrong with the row is a fault of the result.
     *
     * @throws BatchException when the image cannot be written, which no other row could be either
     */
    RowResult make(CsvRow row) {
        boolean ragged = row.cells().size() != job.file().header().size();
        if (row.fault().isPresent()) {
            return RowResult.faulty(row, /* ragged= */ false, row.fault().get());
        }
        Map<String, String> given = new LinkedHashMap<>(job.picture().fixed());
        given.putAll(job.mapping().given(row));
        String link = "";
        if (job.links().isPresent()) {
            LinkSigner.Minted minted = signer.sign(draft(job.links().get(), given));
            if (minted instanceof LinkSigner.Minted.Faulty faulty) {
                return RowResult.faulty(row, ragged, String.join("; ", faulty.problems()));
            }
            link = job.links().get().base() + ((LinkSigner.Minted.Link) minted).target();
        }
        List<MergeNote> notes = workshop.merged(job.picture().template(), given);
        if (job.images().isEmpty() || job.work().dry()) {
            return new RowResult(row, link, "", notes, /* overBudget= */ false, ragged, Optional.empty());
        }
        EncodedImage image;
        try {
            image = workshop.draw(
                            job.picture().template(),
                            given,
                            job.picture().format(),
                            job.picture().at())
                    .image();
        } catch (RuntimeException e) {
            return RowResult.faulty(row, ragged, "cannot be drawn: " + e);
        }
        String file = names.of(row);
        write(job.images().get(), file, row.number(), image.bytes());
        return new RowResult(row, link, file, notes, image.overBudget(), ragged, Optional.empty());
    }

    private LinkDraft draft(BatchJob.Links links, Map<String, String> given) {
        LinkDraft draft = LinkDraft.of(
                job.picture().template().path() + "." + job.picture().extension());
        links.fixed().forEach((name, value) -> {
            if (!given.containsKey(name)) {
                draft.set(name, value);
            }
        });
        given.forEach((name, value) -> {
            if (links.sealed().contains(name)) {
                draft.seal(name, value);
            } else {
                draft.set(name, value);
            }
        });
        return draft.open(links.open());
    }

    /** Whether a row's image is there, as a whole: files come to their names complete. */
    boolean isMade(CsvRow row) {
        try {
            return job.images().isEmpty() || Files.size(job.images().get().resolve(names.of(row))) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void write(Path folder, String name, long number, byte[] bytes) {
        Path file = folder.resolve(name);
        Path part = folder.resolve(".row-" + number + ".part");
        try {
            Files.write(part, bytes);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw BatchException.unwritable(file, e);
        }
    }
}
