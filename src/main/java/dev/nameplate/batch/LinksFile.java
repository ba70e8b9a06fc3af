package dev.nameplate.batch;

import dev.nameplate.csv.CsvCopy;
import dev.nameplate.csv.CsvFile;
import dev.nameplate.csv.CsvRow;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The file of links while it grows: under another name, so that nobody takes a half for the whole. For one thread. */
final class LinksFile implements AutoCloseable {

    private final Path path;
    private final Path part;
    private final FileChannel channel;
    private final OutputStream out;
    private final CsvCopy copy;

    private LinksFile(Path path, CsvFile file, int width, long keep) throws IOException {
        this.path = path;
        this.part = part(path);
        channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(keep);
        channel.position(keep);
        out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        copy = new CsvCopy(file, width, out);
    }

    private static Path part(Path path) {
        return path.resolveSibling(path.getFileName() + ".part");
    }

    /**
     * Opens it behind the rows that are done.
     *
     * @param names what the columns that are added are called
     * @param keep how many bytes belong to rows that are done; 0 begins anew
     */
    static LinksFile open(Path path, CsvFile file, int width, List<String> names, long keep) {
        try {
            if (keep > 0 && (!Files.exists(part(path)) || Files.size(part(path)) < keep)) {
                throw new BatchException(
                        part(path) + ", which the rows so far went to, is not as it was left; --restart begins anew");
            }
            LinksFile links = new LinksFile(path, file, width, keep);
            if (keep == 0) {
                links.copy.header(names);
            }
            return links;
        } catch (IOException e) {
            throw BatchException.unwritable(path, e);
        } catch (UncheckedIOException e) {
            throw BatchException.unwritable(path, e);
        }
    }

    void row(CsvRow row, List<String> cells) {
        try {
            copy.row(row, cells);
        } catch (UncheckedIOException e) {
            throw BatchException.unwritable(path, e);
        }
    }

    /** Brings everything to the disk; returns how much there is. */
    long flushed() {
        try {
            out.flush();
            channel.force(/* metaData= */ false);
            return channel.position();
        } catch (IOException e) {
            throw BatchException.unwritable(path, e);
        }
    }

    /** Gives the whole its name. */
    void finish() {
        close();
        try {
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw BatchException.unwritable(path, e);
        }
    }

    /** Whether the whole has its name. */
    static boolean published(Path path) {
        return Files.exists(path) && !Files.exists(part(path));
    }

    /** The name of a column of ours, which none of the file has. */
    static String named(String wanted, List<String> taken) {
        String name = wanted;
        for (int again = 2; taken.contains(name); again++) {
            name = wanted + " " + again;
        }
        return name;
    }

    /** What the columns that are added are called. */
    static List<String> names(CsvFile file, boolean withImages) {
        List<String> names = new ArrayList<>();
        if (withImages) {
            names.add(named("image", file.header().names()));
        }
        names.add(named("link", file.header().names()));
        return names;
    }

    @Override
    public void close() {
        try {
            // Whatever is not flushed belongs to rows that do not count yet.
            channel.close();
        } catch (IOException e) {
            throw BatchException.unwritable(path, e);
        }
    }
}
