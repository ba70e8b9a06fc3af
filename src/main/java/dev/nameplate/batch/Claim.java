package dev.nameplate.batch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right to work on a batch, which one run has at a time; the system takes it from a run that is killed. */
final class Claim implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private Claim(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @param journal the batch's journal, beside which the claim lies */
    static Claim on(Path journal) {
        Path path = journal.resolveSibling(journal.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new BatchException("another run works on this batch (" + path + " is locked)");
            }
            return new Claim(path, channel);
        } catch (IOException e) {
            throw BatchException.unwritable(path, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
            channel.close();
        } catch (IOException e) {
            throw BatchException.unwritable(path, e);
        }
    }
}
