package dev.nameplate.api;

/**
 * Who may use the API: a name, and what it may touch. Its secret is not here.
 *
 * @param name for logs
 * @param project the one project whose links and pictures it makes; empty for all, and for templates without a project
 */
record ApiKey(String name, String project) {

    /** Whether it may make links and pictures of a template. */
    boolean fits(String path) {
        return project.isEmpty() || path.startsWith(project + '/');
    }

    /** What it may touch, in words. */
    String scope() {
        return project.isEmpty() ? "all templates" : "templates of project " + project;
    }
}
