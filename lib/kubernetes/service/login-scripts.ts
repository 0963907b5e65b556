/** Script that creates a database and its login on one engine's server. */
export interface LoginScript {
  readonly image: string;
  /** User of the image. */
  readonly uid: number;
  /** Shell commands; every value comes from a variable, quoted by the server or the client. They are idempotent. */
  readonly script: string;
}

/**
 * The client sends the password as a verifier, so that no log contains it.
 * @see https://www.postgresql.org/docs/17/app-psql.html#APP-PSQL-META-COMMAND-PASSWORD
 */
const postgres = String.raw`export PGHOST="$DATABASE_HOST" PGPORT="$DATABASE_PORT" PGUSER="$MASTER_USER" PGPASSWORD="$MASTER_PASSWORD"
export PGDATABASE=postgres PGCONNECT_TIMEOUT=20 PGSSLMODE=require
if [ "$DATABASE_CA" ]; then export PGSSLMODE=verify-full PGSSLROOTCERT="$DATABASE_CA"; fi
psql --no-psqlrc <<'SQL'
\set ON_ERROR_STOP on
\set VERBOSITY terse
\getenv login LOGIN_USER
\getenv database LOGIN_DATABASE
SELECT format('CREATE ROLE %I LOGIN', :'login') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'login') \gexec
SELECT format('GRANT %I TO CURRENT_USER', :'login') \gexec
SELECT format('CREATE DATABASE %I OWNER %I', :'database', :'login') WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec
SELECT format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', :'database') \gexec
SQL
printf '%s\n%s\n' "$LOGIN_PASSWORD" "$LOGIN_PASSWORD" |
  psql --no-psqlrc --set=ON_ERROR_STOP=on --command='\getenv login LOGIN_USER' --command='\password :"login"'
`;

/**
 * Values pass the shell as hexadecimal digits, except in the statement with the password: the server redacts it in logs only if it is not built from variables. In GRANT, a database is a pattern; grants of earlier versions on the unescaped name are revoked.
 * @see https://dev.mysql.com/doc/refman/8.4/en/password-logging.html
 * @see https://dev.mysql.com/doc/refman/8.4/en/grant.html#grant-database-privileges
 */
const mysql = String.raw`hex() { printf %s "$1" | od -An -v -tx1 | tr -d ' \n'; }
quoted() { printf "'"; printf %s "$1" | sed "s/[\\\\']/\\\\&/g"; printf "'"; }
export MYSQL_PWD="$MASTER_PASSWORD"
if [ "$DATABASE_CA" ]; then set -- --ssl-mode=VERIFY_IDENTITY --ssl-ca="$DATABASE_CA"; else set -- --ssl-mode=REQUIRED; fi
mysql --host="$DATABASE_HOST" --port="$DATABASE_PORT" --user="$MASTER_USER" "$@" --connect-timeout=20 --default-character-set=utf8mb4 <<SQL
SET SESSION sql_mode = '';
SET @tick = CONVERT(X'60' USING utf8mb4), @escape = CONVERT(X'5c' USING utf8mb4);
SET @login = CONVERT(X'$(hex "$LOGIN_USER")' USING utf8mb4);
SET @database = CONVERT(X'$(hex "$LOGIN_DATABASE")' USING utf8mb4);
SET @pattern = REPLACE(@database, @escape, CONCAT(@escape, @escape));
SET @pattern = REPLACE(REPLACE(@pattern, '_', CONCAT(@escape, '_')), '%', CONCAT(@escape, '%'));
SET @name = CONCAT(@tick, REPLACE(@database, @tick, CONCAT(@tick, @tick)), @tick);
SET @part = CONCAT(@tick, REPLACE(@pattern, @tick, CONCAT(@tick, @tick)), @tick);
SET @account = CONCAT(QUOTE(@login), '@', QUOTE('%'));
SET @s = CONCAT('CREATE DATABASE IF NOT EXISTS ', @name); PREPARE s FROM @s; EXECUTE s;
SET @s = CONCAT('CREATE USER IF NOT EXISTS ', @account); PREPARE s FROM @s; EXECUTE s;
ALTER USER $(quoted "$LOGIN_USER")@'%' IDENTIFIED BY $(quoted "$LOGIN_PASSWORD");
SELECT COUNT(*) INTO @wide FROM information_schema.schema_privileges WHERE @pattern <> @database AND CAST(grantee AS BINARY) = CAST(@account AS BINARY) AND CAST(table_schema AS BINARY) = CAST(@database AS BINARY);
SET @s = IF(@wide > 0, CONCAT('REVOKE ALL PRIVILEGES ON ', @name, '.* FROM ', @account), 'DO 0'); PREPARE s FROM @s; EXECUTE s;
SET @s = CONCAT('GRANT ALL ON ', @part, '.* TO ', @account); PREPARE s FROM @s; EXECUTE s;
SQL
`;

/** The script of each engine. */
export const loginScripts: Readonly<Record<string, LoginScript>> = {
  postgres: { image: 'docker.io/library/postgres:17.5', uid: 999, script: postgres },
  mysql: { image: 'docker.io/library/mysql:8.4.5', uid: 999, script: mysql },
};
