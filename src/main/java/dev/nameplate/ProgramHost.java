package dev.nameplate;

import dev.nameplate.cli.Host;
import dev.nameplate.cli.Refusal;
import dev.nameplate.config.SettingProblem;
import dev.nameplate.guard.Guards;
import dev.nameplate.observe.Meters;
import dev.nameplate.pipeline.Workshop;
import dev.nameplate.register.Register;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the commands of this process work with: its environment and the server. */
final class ProgramHost implements Host {

    private final Map<String, String> environment;

    ProgramHost(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public int serve(Optional<Path> config, Map<String, String> overrides) {
        return Server.run(settings(config, overrides, /* withKeys= */ true), System.out);
    }

    @Override
    public Session open(Optional<Path> config, boolean withKeys) {
        Settings settings = settings(config, Map.of(), withKeys);
        Workshop workshop = new Workshop(settings.pipeline(), settings.cache().basesBytes(), new Meters());
        Register register = settings.register().once();
        return new Session(
                settings.keys().get(),
                settings.publicUrl(settings.http().port()),
                settings.pipeline().unsigned(),
                settings.store(),
                workshop,
                register,
                Guards.alone(settings.guards(), settings.keys(), register));
    }

    private Settings settings(Optional<Path> config, Map<String, String> overrides, boolean withKeys) {
        Settings.Read read = Settings.read(config, environment, overrides, withKeys);
        if (!read.problems().isEmpty()) {
            throw new Refusal(said(read.problems()));
        }
        return read.settings();
    }

    private static String said(List<SettingProblem> problems) {
        String count = problems.size() == 1 ? "A setting is" : problems.size() + " settings are";
        return problems.stream()
                .map(problem -> "  " + problem)
                .collect(Collectors.joining("\n", count + " at fault; nothing was started:\n", ""));
    }
}
