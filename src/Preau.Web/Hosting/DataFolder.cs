namespace Preau.Web.Hosting;

/// <summary>The folder that holds what an installation must not lose.</summary>
public static class DataFolder
{
    /// <summary>The asked folder; otherwise <c>data/</c> beside <c>Preau.slnx</c> in a checkout, or beside the executable.</summary>
    public static string Locate(string? asked)
    {
        if (asked is not null) return Path.GetFullPath(asked);
        return Path.Combine(Checkout() ?? AppContext.BaseDirectory, "data");
    }

    /// <summary>The folder of the sources that the executable was built in; null where it is installed.</summary>
    public static string? Checkout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Preau.slnx"))) return folder.FullName;
        }

        return null;
    }

    /// <exception cref="StartUpProblem">The folder cannot be made or written to.</exception>
    public static void Prepare(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
            else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute);
            var probe = Path.Combine(path, $".essai-{Environment.ProcessId}-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new StartUpProblem($"Preau__DataPath : impossible d’écrire dans le dossier « {path} ». Donnez ce dossier à l’utilisateur qui lance Préau, ou choisissez-en un autre.", wrong);
        }
    }
}
