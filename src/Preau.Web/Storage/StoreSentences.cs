using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Preau.Web.Storage;

/// <summary>What a failure of the database means, for the administrator and for the path of a request.</summary>
public static class StoreSentences
{
    private static readonly int[] SqliteGone = [5, 6, 8, 10, 11, 13, 14, 26];

    /// <summary>True when the database cannot answer now (stopped, full, locked, out of connections), whatever was asked.</summary>
    public static bool IsGone(Exception wrong)
    {
        for (var cause = wrong; cause is not null; cause = cause.InnerException)
        {
            var gone = cause switch
            {
                SqliteException sqlite => SqliteGone.Contains(sqlite.SqliteErrorCode),
                PostgresException postgres => postgres.SqlState is ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] or ['5', '8', ..] or "57014" or "28000" or "28P01" or "3D000",
                NpgsqlException => true,
                _ => false,
            };
            if (gone) return true;
        }

        return false;
    }

    /// <summary>The database's own word in a chain of exceptions; null when it had none.</summary>
    public static DbException? Cause(Exception wrong) => wrong as DbException ?? (wrong.InnerException is { } inner ? Cause(inner) : null);

    /// <summary>Why the database could not be opened at start, with the remedy.</summary>
    public static string Of(DbException wrong, StoreAddress store) => wrong switch
    {
        SqliteException { SqliteErrorCode: 26 or 11 } => $"Le fichier « {store.SqliteFile} » n’est pas une base SQLite lisible. Restaurez une sauvegarde : preau restore FICHIER",
        SqliteException { SqliteErrorCode: 13 } => $"Le disque est plein : libérez de la place sous « {store.DataPath} », puis relancez.",
        SqliteException { SqliteErrorCode: 8 or 10 or 14 } => $"La base « {store.SqliteFile} » ne peut pas être ouverte en écriture. Vérifiez les droits du dossier et l’état du disque.",
        SqliteException { SqliteErrorCode: 5 or 6 } => $"La base « {store.SqliteFile} » est occupée par un autre programme. Arrêtez-le, puis relancez.",
        PostgresException { SqlState: "28P01" or "28000" } => "ConnectionStrings__Preau : PostgreSQL refuse cet utilisateur ou ce mot de passe (Username, Password).",
        PostgresException { SqlState: "42501" } => "ConnectionStrings__Preau : cet utilisateur de PostgreSQL n’a pas le droit de créer la base ou ses tables. Créez la base avec lui pour propriétaire : createdb --owner=UTILISATEUR BASE",
        PostgresException { SqlState: ['5', '3', ..] } => "PostgreSQL n’a plus de place ou plus de connexion libre. Augmentez max_connections ou libérez le disque.",
        PostgresException postgres => $"PostgreSQL a refusé la mise à jour de la base ({postgres.SqlState}) ; rien n’a été changé. Signalez-le avec la version de Préau.",
        NpgsqlException { InnerException: SocketException or TimeoutException } => "ConnectionStrings__Preau : aucun serveur PostgreSQL ne répond à cette adresse. Vérifiez Host et Port, et que le serveur est démarré.",
        NpgsqlException => "ConnectionStrings__Preau : la connexion à PostgreSQL a échoué. Vérifiez Host, Port et les réglages TLS (SSL Mode).",
        _ => $"La mise à jour de la base a échoué ; la base d’avant est revenue. Signalez-le avec la version de Préau ({wrong.Message}).",
    };
}
