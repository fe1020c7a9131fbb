package io.skybound.identity;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Accounts extends Repository<Account, String> {

    Account saveAndFlush(Account account);

    Optional<Account> findById(String id);

    Optional<Account> findByEmail(String email);

    boolean existsByEmail(String email);
}
