package dev.nameplate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Kubernetes objects as they stand in files, and as kustomize puts them together. Keys are kept as they are written. */
public final class Manifests {

    private static final Path ROOT = Path.of("k8s");
    private static final Path OVERLAYS = ROOT.resolve("overlays");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Manifests() {}

    /** Reads the objects of a text with any number of YAML documents. A key that comes twice is an error. */
    public static List<ObjectNode> read(String yaml) {
        List<ObjectNode> objects = new ArrayList<>();
        for (Object document :
                new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build()).loadAllFromString(yaml)) {
            if (document != null) {
                objects.add(JSON.valueToTree(document));
            }
        }
        return objects;
    }

    /** Every object that stands in a file of its own: base, components and examples, but no kustomization. */
    public static List<ObjectNode> written() throws IOException {
        List<ObjectNode> objects = new ArrayList<>();
        for (Path file : files()) {
            for (ObjectNode object : read(Files.readString(file))) {
                if (!object.path("apiVersion").asText().startsWith("kustomize.")) {
                    objects.add(object);
                }
            }
        }
        return objects;
    }

    /** Every YAML file below {@code k8s} that is more than a patch of another. */
    public static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().endsWith(".patch.yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** The names of the overlays. */
    public static List<String> overlays() throws IOException {
        try (Stream<Path> folders = Files.list(OVERLAYS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** The objects of an overlay, as {@code kubectl kustomize} gives them. */
    public static List<ObjectNode> built(String overlay) throws IOException {
        return built(OVERLAYS.resolve(overlay));
    }

    /**
     * The objects of an overlay made up here.
     *
     * @param resource what it stands on, as {@code overlays/production}
     * @param components names of components that are put on it
     */
    public static List<ObjectNode> together(String resource, List<String> components) throws IOException {
        Path folder = Files.createDirectories(
                Path.of("target", "kustomize", resource.replace('/', '-') + '-' + String.join("-", components)));
        StringBuilder yaml = new StringBuilder("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n")
                .append("resources:\n  - ../../../k8s/")
                .append(resource)
                .append("\ncomponents:\n");
        components.forEach(component ->
                yaml.append("  - ../../../k8s/components/").append(component).append('\n'));
        Files.writeString(folder.resolve("kustomization.yaml"), yaml);
        return built(folder);
    }

    /** The objects of a folder with a kustomization. */
    private static List<ObjectNode> built(Path folder) throws IOException {
        Path kubectl = Demands.onPath("kubectl", "kubectl 1.27 or newer");
        Path said = Files.createTempFile("kustomize", ".txt");
        try {
            Process process = new ProcessBuilder(kubectl.toString(), "kustomize", folder.toString())
                    .redirectError(said.toFile())
                    .start();
            String yaml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String errors = Files.readString(said);
            assertThat(process.exitValue()).as(errors).isZero();
            // Deprecated fields are told of here.
            assertThat(errors).isEmpty();
            return read(yaml);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.delete(said);
        }
    }

    /** {@code Deployment/nameplate}. */
    public static String name(JsonNode object) {
        return object.path("kind").asText() + '/' + object.at("/metadata/name").asText();
    }
}
