package io.skybound.query.ledger;

import io.skybound.platform.processors.Processors;
import io.skybound.platform.security.AccessRules;
import io.skybound.platform.security.Roles;
import io.skybound.query.readmodel.ReadModel;
import java.util.List;
import java.util.Set;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class LedgerReadConfiguration {

    @Bean
    LedgerRows ledgerRows(JdbcTemplate jdbc) {
        return new LedgerRows(jdbc, ReadModel.SCHEMA);
    }

    @Bean
    LedgerProjection ledgerProjection(LedgerRows rows) {
        return new LedgerProjection(rows);
    }

    @Bean
    ReadModel ledgerReadModel(JdbcTemplate jdbc) {
        return new ReadModel(
                LedgerProjection.NAME,
                List.of("ledger_entry"),
                null,
                schema -> new LedgerProjection(new LedgerRows(jdbc, schema)));
    }

    @Bean
    ConfigurerModule ledgerProcessor() {
        return Processors.projection(LedgerProjection.NAME);
    }

    @Bean
    ConfigurerModule ledgerSequence() {
        return configurer -> configurer
                .eventProcessing()
                .registerSequencingPolicy(LedgerProjection.NAME, axon -> LedgerProjection::sequence);
    }

    /** Travellers may look at their own, auditors at all. */
    @Bean
    AccessRules ledgerReadAccess() {
        return AccessRules.rules()
                .anyRole(Set.of(Roles.TRAVELLER, Roles.AUDITOR), HttpMethod.GET, "/bookings/{id}/ledger");
    }
}
