"""What makes a release of the frozen program: its parts, papers, archives and the Windows installer."""
