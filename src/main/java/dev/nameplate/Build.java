package dev.nameplate;

import dev.nameplate.encode.Encoders;
import dev.nameplate.render.Renderer;
import java.util.Map;
import java.util.TreeMap;

/** What the program is made of, for those who wonder which one is running. */
final class Build {

    private Build() {}

    /** Names to versions. */
    static Map<String, String> parts() {
        Map<String, String> parts = new TreeMap<>();
        String version = Nameplate.class.getPackage().getImplementationVersion();
        parts.put("version", version == null ? "development" : version);
        parts.put("java", String.valueOf(Runtime.version()));
        parts.put("renderer", Renderer.VERSION);
        parts.put("encoders", Encoders.VERSION);
        parts.put("netty", netty());
        return parts;
    }

    private static String netty() {
        io.netty.util.Version version = io.netty.util.Version.identify().get("netty-common");
        return version == null ? "unknown" : version.artifactVersion();
    }
}
