package io.skybound.query.operations;

import io.skybound.platform.web.Problem;
import io.skybound.query.readmodel.ReadModel;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The read models there are, by name. */
@Component
class ReadModels {

    private final List<ReadModel> models;

    ReadModels(List<ReadModel> models) {
        this.models = models.stream()
                .sorted(Comparator.comparing(ReadModel::projection))
                .toList();
    }

    List<ReadModel> all() {
        return models;
    }

    ReadModel named(String name) {
        return models.stream()
                .filter(model -> model.projection().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("projection_not_found", "There is no projection of this name."));
    }
}
