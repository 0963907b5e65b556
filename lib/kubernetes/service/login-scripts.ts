/** What makes a database and its login on one engine's server. */
export interface LoginScript {
  readonly image: string;
  /** User that the image has made. */
  readonly uid: number;
  /** Shell commands; every value comes from a variable, and the server quotes it. Run again, they change nothing. */
  readonly script: string;
}

/** @see https://www.postgresql.org/docs/17/app-psql.html#APP-PSQL-META-COMMAND-GETENV */
const postgres = String.raw`export PGHOST="$DATABASE_HOST" PGPORT="$DATABASE_PORT" PGUSER="$MASTER_USER" PGPASSWORD="$MASTER_PASSWORD"
export PGDATABASE=postgres PGSSLMODE=require
psql --no-psqlrc <<'SQL'
\set ON_ERROR_STOP on
\set VERBOSITY terse
\getenv login LOGIN_USER
\getenv password LOGIN_PASSWORD
\getenv database LOGIN_DATABASE
SELECT format('CREATE ROLE %I LOGIN', :'login') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'login') \gexec
SELECT format('ALTER ROLE %I PASSWORD %L', :'login', :'password') \gexec
SELECT format('GRANT %I TO CURRENT_USER', :'login') \gexec
SELECT format('CREATE DATABASE %I OWNER %I', :'database', :'login') WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec
SELECT format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', :'database') \gexec
SQL
`;

/** Values cross the shell as hexadecimal digits. @see https://dev.mysql.com/doc/refman/8.4/en/prepare.html */
const mysql = String.raw`hex() { printf %s "$1" | od -An -v -tx1 | tr -d ' \n'; }
export MYSQL_PWD="$MASTER_PASSWORD"
mysql --host="$DATABASE_HOST" --port="$DATABASE_PORT" --user="$MASTER_USER" --ssl-mode=REQUIRED <<SQL
SET @tick = CONVERT(X'60' USING utf8mb4);
SET @login = CONVERT(X'$(hex "$LOGIN_USER")' USING utf8mb4);
SET @password = CONVERT(X'$(hex "$LOGIN_PASSWORD")' USING utf8mb4);
SET @database = CONVERT(X'$(hex "$LOGIN_DATABASE")' USING utf8mb4);
SET @name = CONCAT(@tick, REPLACE(@database, @tick, CONCAT(@tick, @tick)), @tick);
SET @account = CONCAT(QUOTE(@login), '@', QUOTE('%'));
SET @s = CONCAT('CREATE DATABASE IF NOT EXISTS ', @name); PREPARE s FROM @s; EXECUTE s;
SET @s = CONCAT('CREATE USER IF NOT EXISTS ', @account); PREPARE s FROM @s; EXECUTE s;
SET @s = CONCAT('ALTER USER ', @account, ' IDENTIFIED BY ', QUOTE(@password)); PREPARE s FROM @s; EXECUTE s;
SET @s = CONCAT('GRANT ALL ON ', @name, '.* TO ', @account); PREPARE s FROM @s; EXECUTE s;
SQL
`;

/** The script of each engine. */
export const loginScripts: Readonly<Record<string, LoginScript>> = {
  postgres: { image: 'docker.io/library/postgres:17.5', uid: 999, script: postgres },
  mysql: { image: 'docker.io/library/mysql:8.4.5', uid: 999, script: mysql },
};
