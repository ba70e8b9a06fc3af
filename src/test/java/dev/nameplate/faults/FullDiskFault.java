package dev.nameplate.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Demands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk for versions is full: publications are served and spread all the same, and are kept again when there is room. */
class FullDiskFault {

    @TempDir
    private Path folder;

    private final Report report = new Report("F13, full disk");

    @Test
    void serving_and_publishing_go_on() throws Exception {
        Demands.root("a small file system");
        Pictures pictures = new Pictures(60).drawn(folder, 1, 2, 3);
        Path small = Files.createDirectories(folder.resolve("small"));
        Thread lastResort = new Thread(() -> unmount(small));
        Machine.run(List.of("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString()));
        Runtime.getRuntime().addShutdownHook(lastResort);
        try (Nodes nodes = Nodes.cluster(folder, 2, plan -> {
            NodeLossFault.edition(plan);
            plan.with("data.directory", small.resolve(plan.home().getFileName()).toString());
        })) {
            List<Load> loads = nodes.all().stream()
                    .map(node -> new Load(node, pictures, 3, 40))
                    .toList();
            Path filler = small.resolve("filler");
            fill(filler);
            Pictures.write(folder.resolve("node1/templates"), 2);
            PublicationFault.serves(nodes.get(0), pictures, 2);
            PublicationFault.serves(nodes.get(1), pictures, 2);
            TimeUnit.SECONDS.sleep(2);
            assertThat(nodes.get(0).log()).contains("Versions cannot be kept");
            Files.delete(filler);
            Pictures.write(folder.resolve("node1/templates"), 3);
            PublicationFault.serves(nodes.get(0), pictures, 3);
            PublicationFault.serves(nodes.get(1), pictures, 3);
            assertThat(nodes.get(0).log()).contains("Versions can be kept again");
            loads.forEach(Load::close);
            List<Load.Reply> all = Load.all(loads.toArray(Load[]::new));
            report.say("%s", Load.figures(all));
            assertThat(Load.wrong(all)).isEmpty();
        } finally {
            unmount(small);
            Runtime.getRuntime().removeShutdownHook(lastResort);
        }
    }

    private static void fill(Path filler) throws IOException {
        try (var out = Files.newOutputStream(filler)) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space")) {
                throw full;
            }
        }
    }

    private static void unmount(Path place) {
        try {
            Machine.run(List.of("umount", "-l", place.toString()));
        } catch (IOException e) {
            System.err.println("could not be unmounted: " + e.getMessage());
        }
    }
}
