package dev.nameplate.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser without a window that shows one page until it is closed. */
public final class Chromium implements AutoCloseable {

    private final Process process;
    private final Path said;

    private Chromium(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /**
     * Starts one.
     *
     * @param folder for all that it keeps
     */
    public static Chromium showing(String page, Path folder) throws IOException {
        Path program = Demands.onPath("chromium-headless-shell", "chromium-headless-shell");
        Path said = folder.resolve("said.txt");
        // Only pages of ours are shown, and within a container the sandbox has not the rights that it needs.
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--no-first-run",
                        "--no-proxy-server",
                        "--force-color-profile=srgb",
                        "--user-data-dir=" + folder.resolve("profile"),
                        page)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        return new Chromium(process, said);
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** What it printed. */
    public String said() throws IOException {
        return Files.exists(said) ? Files.readString(said, StandardCharsets.UTF_8) : "";
    }

    /** Ends it with all the processes that it started, and waits until they are gone. */
    @Override
    public void close() throws InterruptedException {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor(20, TimeUnit.SECONDS);
        for (ProcessHandle one : all) {
            for (int i = 0; one.isAlive() && i < 200; i++) {
                Thread.sleep(50);
            }
        }
    }
}
