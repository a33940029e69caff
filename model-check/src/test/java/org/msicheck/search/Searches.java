package org.msicheck.search;

import java.util.List;
import java.util.Optional;
import org.msicheck.model.SpecFolder;
import org.msicheck.search.engine.Search;

/** The shipped searches, for tests. */
final class Searches {
    private Searches() {}

    static SearchFile shipped(final String name) {
        final SpecFolder spec = SpecFolder.shipped();
        return new SearchLoader(spec).load(spec.search(name));
    }

    static Optional<String> verdict(final SearchFile file, final List<String> words) {
        final ReferenceMachine machine = new ReferenceMachine(file);
        return Search.verdict(machine, machine.task(), words);
    }
}
