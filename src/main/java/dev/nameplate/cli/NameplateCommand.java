package dev.nameplate.cli;

import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The root of all commands; with none given it serves. */
@Command(
        name = "nameplate",
        mixinStandardHelpOptions = true,
        version = "nameplate 0.1.0",
        description = "Merge tags for images: a server of personalised pictures behind signed links.",
        footer = {"", "With no command, nameplate serves."},
        subcommandsRepeatable = false,
        synopsisSubcommandLabel = "COMMAND")
public final class NameplateCommand implements Runnable {

    private final Host host;

    private NameplateCommand(Host host) {
        this.host = host;
    }

    /** Runs a command line and returns its exit code: 0 done, 1 refused or failed, 2 wrong use. */
    public static int run(Host host, String... arguments) {
        return commandLine(host).execute(arguments);
    }

    static CommandLine commandLine(Host host) {
        TemplatesCommand templates = new TemplatesCommand(host);
        CommandLine line = new CommandLine(new NameplateCommand(host))
                .addSubcommand(new ServeCommand(host))
                .addSubcommand(new SignCommand(host))
                .addSubcommand(new ExplainCommand(host))
                .addSubcommand(new RenderCommand(host))
                .addSubcommand(new ProofCommand(host))
                .addSubcommand(new BatchCommand(host))
                .addSubcommand(new CommandLine(templates).addSubcommand(templates.check()))
                .addSubcommand(new LintCommand(host))
                .addSubcommand(new EspsCommand())
                .addSubcommand(new KeysCommand(host))
                .addSubcommand(new AllowCommand(host));
        line.setExecutionExceptionHandler(NameplateCommand::refused);
        line.setParameterExceptionHandler(NameplateCommand::misused);
        line.setUsageHelpWidth(100);
        return line;
    }

    @Override
    public void run() {
        // Reached only by way of execute(): the exit code of serving is lost here, and serving ends with the process.
        int code = host.serve(Optional.empty(), java.util.Map.of());
        if (code != 0) {
            throw new Refusal("");
        }
    }

    private static int refused(Exception fault, CommandLine line, CommandLine.ParseResult parsed) {
        PrintWriter err = line.getErr();
        if (fault instanceof Refusal) {
            if (fault.getMessage() != null && !fault.getMessage().isEmpty()) {
                err.println(fault.getMessage());
            }
        } else {
            err.println(line.getCommandName() + " failed: " + fault);
        }
        return 1;
    }

    private static int misused(ParameterException fault, String[] arguments) {
        CommandLine line = fault.getCommandLine();
        line.getErr().println(fault.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(fault, line.getErr());
        line.getErr().println("Try `" + line.getCommandSpec().qualifiedName() + " --help`.");
        return 2;
    }
}
